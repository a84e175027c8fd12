"""Runs pv in parts on the workers of a Dask cluster, and puts the parts together.

    pip install "dask[distributed]"            (and s3fs, where the store is an S3)
    export DASK_CONFIG=dask.yaml               the file beside this one: workers that wait cost nothing
    dask scheduler                             one machine
    dask worker tcp://HOST:8786 --nthreads 1   as many as there are, with pv on their PATH
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 SOURCE STORE -- check
    git archive --output minutes.tar HEAD minutes          (and put it into the store, where workers share no folder)
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 s3://b/minutes.tar s3://b/parts --out out -- build --to pdf
    python pv_dask.py --scheduler tcp://HOST:8786 minutes parts --merge "--log log --key log.key" -- register log

SOURCE is a folder that every worker has, or the address (fsspec: s3://...) of a tar archive that holds one of its name. STORE is such a folder, or an address.
Each attempt at a part is stored as one archive under a name of its own, which it gets when it is whole: a worker that was given up and wakes again
spoils nothing. A second start hands each worker the newest attempt, and pv makes anew only what changed. The exit status is that of pv merge.
"""
import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import uuid

import fsspec
from dask.distributed import Client, as_completed, get_worker


def filesystem(address):
    """The file system of an address and the path in it."""
    fs, root = fsspec.core.url_to_fs(address)
    fs.invalidate_cache()
    return fs, root


def unpack(fs, path, folder):
    """Unpacks an archive of a file system into a folder, while it arrives; nothing in it comes to lie outside."""
    with fs.open(path) as stream, tarfile.open(fileobj=stream, mode="r|*") as archive:
        archive.extractall(folder, filter="data")


def attempts(fs, root):
    """The paths of the attempts at a part, the oldest first."""
    return sorted(fs.glob(f"{root}/*.tar"))


def fetch_part(address, folder):
    """Unpacks the newest attempt at a part, where there is one."""
    fs, root = filesystem(address)
    for path in attempts(fs, root)[-1:]:
        unpack(fs, path, folder)


def store_part(folder, name, address):
    """Stores what was made of a part. Of the attempts before it two stay, for somebody may be reading one."""
    fs, root = filesystem(address)
    fs.makedirs(root, exist_ok=True)
    path = f"{root}/{time.time_ns():020}-{uuid.uuid4().hex}.tar"
    with fs.open(f"{path}.part", "wb") as stream, tarfile.open(fileobj=stream, mode="w|") as archive:
        archive.add(os.path.join(folder, name), name)
    fs.mv(f"{path}.part", path)
    for old in attempts(fs, root)[:-3]:
        fs.rm(old)


def source_folder(address, run):
    """Gives the folder in which a worker starts pv, and the minutes in it: `minutes` in minutes.tar. An archive is unpacked once a run, apart from other workers."""
    if "://" not in address:
        return os.path.split(address)
    own = os.path.join(tempfile.gettempdir(), f"pv-{os.getpid()}")
    if not os.path.exists(at := os.path.join(own, run)):
        shutil.rmtree(own, ignore_errors=True)
        unpack(*filesystem(address), half := f"{at}.part")
        os.rename(half, at)
    return at, os.path.basename(address).split(".")[0]


def run_part(run, pv, command, source, stored, name, part):
    """Does one part on a worker: fetches, runs pv, stores. Gives the worker, whether all went well, and what was said."""
    here = get_worker().address
    try:
        at, what = source_folder(source, run)
        with tempfile.TemporaryDirectory() as parts:
            fetch_part(f"{stored}/{name}", parts)
            words = words_of(command)
            line = [*pv, *words, what, *command[len(words):], "--shard", part, "--out", parts]
            done = subprocess.run(line, cwd=at, capture_output=True, text=True)
            if is_done := done.returncode == 0:
                store_part(parts, name, f"{stored}/{name}")
            return here, is_done, done.stderr.strip()
    except (OSError, tarfile.TarError) as error:
        return here, False, str(error)


def words_of(command):
    """The words that name a command: `check`, `register log`."""
    return command[:2] if command[0] == "register" else command[:1]


def run_parts(client, names, *given):
    """Does all parts. One that fails, as where a disk is full, goes to workers that have not failed at it, or to others that come meanwhile."""
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
            # A worker that is bound to a part and dies would leave it undone for ever.
            running[again := submit(index, workers=others, allow_other_workers=True)] = index
            tasks.add(again)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--scheduler", required=True, help="address of the Dask scheduler")
    options.add_argument("--parts", type=int, default=16, help="how many parts, best a few for each worker")
    options.add_argument("--out", help="folder for the documents or facts")
    options.add_argument("--merge", default="", help="more options of pv merge, in quotation marks")
    options.add_argument("--pv", default="pv", help="command that starts pv on a worker, words apart")
    options.add_argument("source", help="folder of minutes, or the address of an archive")
    options.add_argument("store", help="folder for the parts, or its address")
    options.add_argument("command", nargs="+", help="after --: check, build, facts or register log, with options")
    given = options.parse_args()
    source, stored = (each if "://" in each else os.path.abspath(each) for each in (given.source, given.store))
    names = {index: f"{words_of(given.command)[-1]}-{index}-of-{given.parts}" for index in range(1, given.parts + 1)}
    with Client(given.scheduler) as client:
        run_parts(client, names, uuid.uuid4().hex, given.pv.split(), given.command, source, stored)
    with tempfile.TemporaryDirectory() as parts:
        for name in names.values():
            fetch_part(f"{stored}/{name}", parts)
        out = ["--out", given.out] if given.out else []
        return subprocess.run([*given.pv.split(), "merge", parts, *out, *shlex.split(given.merge)]).returncode


if __name__ == "__main__":
    sys.exit(main())
