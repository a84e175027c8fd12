"""Runs pv in parts on the workers of a Dask cluster, and puts the parts together.

    pip install "dask[distributed]"            (and s3fs, where the store is an S3)
    dask scheduler                             one machine
    dask worker tcp://HOST:8786 --nthreads 1   as many as there are, with pv on their PATH
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 SOURCE STORE -- check
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 s3://b/minutes s3://b/parts --out out -- build --to pdf
    python pv_dask.py --scheduler tcp://HOST:8786 minutes parts --merge "--log log --key log.key" -- register log

SOURCE and STORE are folders that every worker has, or addresses of fsspec (s3://...). Each attempt at a part is stored in a folder of its own, its
marker, shard.json, last: a worker that was given up and wakes again spoils nothing. A second start hands each worker the newest whole attempt, and pv
makes anew only what changed. The exit status is that of pv merge.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import fsspec
from dask.distributed import Client, as_completed, get_worker


def filesystem(address):
    """The file system of an address and the path in it. One of this machine makes the folders that it needs, as the others do."""
    fsspec.config.conf["file"] = {"auto_mkdir": True}
    fs, root = fsspec.core.url_to_fs(address)
    fs.invalidate_cache()
    return fs, root


def fetch(address, folder, run=None):
    """Makes a folder what lies under an address, once a run; only what has changed since the last one is copied, many files at a time."""
    known = {}
    if os.path.exists(note := f"{folder}.json"):
        last, known = json.loads(Path(note).read_text())
        if run is not None and last == run:
            return
        os.remove(note)
    fs, root = filesystem(address)
    there = {os.path.relpath(path, root): repr(sorted(info.items())) for path, info in fs.find(root, detail=True).items()}
    for path in known.keys() - there.keys():
        os.remove(os.path.join(folder, path))
    if changed := sorted(path for path in there if known.get(path) != there[path]):
        fs.get([f"{root}/{path}" for path in changed], [os.path.join(folder, path) for path in changed])
    Path(note).write_text(json.dumps([run, there]))


def attempts(address):
    """The names of the whole attempts at a part, the oldest first: those that have their marker."""
    fs, root = filesystem(address)
    return sorted(os.path.basename(os.path.dirname(path)) for path in fs.glob(f"{root}/*/shard.json"))


def fetch_part(address, folder):
    """Makes a folder the newest whole attempt at a part, where there is one."""
    for name in attempts(address)[-1:]:
        fetch(f"{address}/{name}", folder)


def store(folder, address):
    """Stores an attempt at a part. Of those before it two stay, for somebody may be reading one."""
    fs, root = filesystem(address)
    target = f"{root}/{time.time_ns():020}-{uuid.uuid4().hex}"
    found = [os.path.relpath(os.path.join(base, name), folder) for base, _, names in os.walk(folder) for name in names]
    for paths in ([path for path in found if path != "shard.json"], ["shard.json"]):
        fs.put([os.path.join(folder, path) for path in paths], [f"{target}/{path}" for path in paths])
    for old in attempts(address)[:-3]:
        fs.rm(f"{root}/{old}", recursive=True)


def run_part(run, pv, command, source, stored, name, part):
    """Does one part on a worker: fetches, runs pv, stores. Gives the worker, whether all went well, and what was said."""
    here, (at, what) = get_worker().address, os.path.split(source)
    try:
        with tempfile.TemporaryDirectory() as parts:
            fetch_part(f"{stored}/{name}", os.path.join(parts, name))
            if "://" in source:
                # Kept as long as the worker runs, apart from those of others on its machine.
                at = os.path.join(tempfile.gettempdir(), f"pv-{os.getpid()}", source.replace("/", "_"))
                fetch(source, os.path.join(at, what := "minutes"), run)
            words = words_of(command)
            line = [*pv, *words, what, *command[len(words):], "--shard", part, "--out", parts]
            done = subprocess.run(line, cwd=at, capture_output=True, text=True)
            if is_done := done.returncode == 0:
                store(os.path.join(parts, name), f"{stored}/{name}")
            return here, is_done, done.stderr.strip()
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
        run_parts(client, names, uuid.uuid4().hex, given.pv.split(), given.command, source, stored)
    with tempfile.TemporaryDirectory() as parts:
        for name in names.values():
            fetch_part(f"{stored}/{name}", os.path.join(parts, name))
        out = ["--out", given.out] if given.out else []
        return subprocess.run([*given.pv.split(), "merge", parts, *out, *shlex.split(given.merge)]).returncode


if __name__ == "__main__":
    sys.exit(main())
