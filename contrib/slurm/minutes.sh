#!/bin/sh
# One part of a large folder of minutes: sbatch --array=1-16 minutes.sh
# `auto` reads SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT and SLURM_ARRAY_TASK_MIN. Then, in the same folder: pv merge parts
#SBATCH --job-name=pv
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
exec pv check minutes --shard auto --out parts
