"""Runs pv in parts on the workers of a Dask cluster, and puts the parts together.

    pip install "dask[distributed]"            (and s3fs, where the store is an S3)
    dask scheduler                             one machine
    dask worker tcp://HOST:8786 --nthreads 1   as many as there are, with pv on their PATH
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 SOURCE STORE -- check
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 s3://b/minutes s3://b/parts --out out -- build --to pdf
    python pv_dask.py --scheduler tcp://HOST:8786 minutes parts --merge "--log log --key log.key" -- register log

SOURCE and STORE are folders that every worker has, or addresses of fsspec (s3://...). A part is stored with its marker, shard.json, last; a
second start hands each worker the part that is there, and pv makes anew only what changed. The exit status is that of pv merge.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile

import fsspec
from dask.distributed import Client, as_completed, get_worker


def fetch(address, folder):
    """Makes a folder what lies under an address; only what has changed since the last time is copied, many files at a time."""
    fs, root = fsspec.core.url_to_fs(address)
    fs.invalidate_cache()
    found = fs.find(root, detail=True) if fs.exists(root) else {}
    there = {os.path.relpath(path, root): repr(sorted(info.items())) for path, info in found.items()}
    known = {}
    if os.path.exists(note := f"{folder}.json"):
        with open(note) as file:
            known = json.load(file)
        os.remove(note)
    for path in known.keys() - there.keys():
        os.remove(os.path.join(folder, path))
    copy(fs.get, root, folder, (path for path, info in there.items() if known.get(path) != info), os.makedirs)
    with open(note, "w") as file:
        json.dump(there, file)


def store(folder, address):
    """Copies a folder to an address: an old marker goes first, the new one comes last."""
    fs, root = fsspec.core.url_to_fs(address)
    if fs.exists(f"{root}/shard.json"):
        fs.rm_file(f"{root}/shard.json")
    found = {os.path.relpath(os.path.join(base, name), folder) for base, _, names in os.walk(folder) for name in names}
    for paths in (found - {"shard.json"}, ["shard.json"]):
        copy(fs.put, folder, root, paths, fs.makedirs)


def copy(by, source, target, paths, makedirs):
    if paths := sorted(paths):
        for folder in {os.path.dirname(f"{target}/{path}") for path in paths}:
            makedirs(folder, exist_ok=True)
        by([f"{source}/{path}" for path in paths], [f"{target}/{path}" for path in paths])


def run_part(pv, command, source, stored, name, part):
    """Does one part on a worker: fetches, runs pv, stores. Gives the worker, whether all went well, and what was said."""
    here, (at, what) = get_worker().address, os.path.split(source)
    try:
        with tempfile.TemporaryDirectory() as parts:
            fetch(f"{stored}/{name}", os.path.join(parts, name))
            if "://" in source:
                # Kept as long as the worker runs, apart from those of others on its machine.
                at = os.path.join(tempfile.gettempdir(), f"pv-{os.getpid()}", source.replace("/", "_"))
                fetch(source, os.path.join(at, what := "minutes"))
            words = words_of(command)
            line = [*pv, *words, what, *command[len(words):], "--shard", part, "--out", parts]
            done = subprocess.run(line, cwd=at, capture_output=True, text=True)
            if done.returncode == 0:
                store(os.path.join(parts, name), f"{stored}/{name}")
            return here, done.returncode == 0, done.stderr.strip()
    except OSError as error:
        return here, False, str(error)


def words_of(command):
    """The words that name a command: `check`, `register log`."""
    return command[:2] if command[0] == "register" else command[:1]


def run_parts(client, names, *given):
    """Does all parts. One that fails, as where a disk is full, is tried once on each worker."""
    def submit(index, **where):
        return client.submit(run_part, *given, names[index], f"{index}/{len(names)}", pure=False, **where)
    running, failed = {submit(index): index for index in names}, {index: set() for index in names}
    for task in (tasks := as_completed(list(running))):
        worker, is_done, said = task.result()
        print(said if is_done else f"{worker}: {said}", file=sys.stderr)
        index = running.pop(task)
        if not is_done:
            failed[index].add(worker)
            if not (others := sorted(client.ncores().keys() - failed[index])):
                raise SystemExit(f"part {index} failed everywhere")
            running[again := submit(index, workers=others)] = index
            tasks.add(again)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--scheduler", required=True, help="address of the Dask scheduler")
    options.add_argument("--parts", type=int, default=16, help="how many parts, best a few for each worker")
    options.add_argument("--out", help="folder for the documents or facts")
    options.add_argument("--merge", default="", help="more options of pv merge, in quotation marks")
    options.add_argument("--pv", default="pv", help="command that starts pv on a worker, words apart")
    options.add_argument("source", help="folder of minutes, or its address")
    options.add_argument("store", help="folder for the parts, or its address")
    options.add_argument("command", nargs="+", help="after --: check, build, facts or register log, with options")
    given = options.parse_args()
    source, stored = (each if "://" in each else os.path.abspath(each) for each in (given.source, given.store))
    names = {index: f"{words_of(given.command)[-1]}-{index}-of-{given.parts}" for index in range(1, given.parts + 1)}
    with Client(given.scheduler) as client:
        run_parts(client, names, given.pv.split(), given.command, source, stored)
    with tempfile.TemporaryDirectory() as parts:
        for name in names.values():
            fetch(f"{stored}/{name}", os.path.join(parts, name))
        more = [*(["--out", given.out] if given.out else []), *shlex.split(given.merge)]
        return subprocess.run([*given.pv.split(), "merge", parts, *more]).returncode


if __name__ == "__main__":
    sys.exit(main())
