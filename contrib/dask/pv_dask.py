"""Runs pv in parts on the workers of a Dask cluster, and puts the parts together.

    pip install "dask[distributed]"            (and s3fs, where the store is an S3)
    dask scheduler                             one machine
    dask worker tcp://HOST:8786 --nthreads 1   as many as there are, with pv on their PATH
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 SOURCE STORE -- check
    python pv_dask.py --scheduler tcp://HOST:8786 --parts 16 s3://b/minutes s3://b/parts --out out -- build --to pdf

SOURCE and STORE are folders that every worker has, or addresses of fsspec (s3://...). A part is stored with its marker, shard.json, last; a
second start hands each worker the part that is there, and pv makes anew only what changed. The exit status is that of pv merge.
"""

import argparse
import os
import posixpath
import subprocess
import sys
import tempfile

import fsspec
from dask.distributed import Client, as_completed

MARKER = "shard.json"


def fetch(address, folder):
    """Copies what lies under an address into a folder."""
    fs, root = fsspec.core.url_to_fs(address)
    for path in sorted(fs.find(root)) if fs.exists(root) else []:
        target = os.path.join(folder, os.path.relpath(path, root))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        fs.get_file(path, target)


def store(folder, address):
    """Copies a folder to an address: an old marker goes first, the new one comes last."""
    fs, root = fsspec.core.url_to_fs(address)
    marker = posixpath.join(root, MARKER)
    if fs.exists(marker):
        fs.rm_file(marker)
    found = [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names]
    for path in sorted(found, key=lambda each: (os.path.basename(each) == MARKER, each)):
        target = posixpath.join(root, os.path.relpath(path, folder).replace(os.sep, "/"))
        fs.makedirs(posixpath.dirname(target), exist_ok=True)
        fs.put_file(path, target)


def run_part(pv, command, source, stored, name, part, run):
    """Does one part on a worker: fetches, runs pv, stores. A failure is Dask's to repeat on another worker."""
    with tempfile.TemporaryDirectory() as parts:
        folder = os.path.join(parts, name)
        fetch(posixpath.join(stored, name), folder)
        home = source
        if "://" in source:
            # Fetched once a worker process and run, beside the work of others.
            home = os.path.join(tempfile.gettempdir(), f"pv-{run}-{os.getpid()}")
            if not os.path.exists(os.path.join(home, ".whole")):
                fetch(source, os.path.join(home, "minutes"))
                open(os.path.join(home, ".whole"), "w").close()
        at, what = (home, "minutes") if "://" in source else os.path.split(source)
        line = [*pv, command[0], what, *command[1:], "--shard", part, "--out", parts]
        done = subprocess.run(line, cwd=at, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"part {part} ended with {done.returncode}: {done.stderr.strip()}")
        store(folder, posixpath.join(stored, name))
        return done.stderr.strip()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--scheduler", required=True, help="address of the Dask scheduler")
    options.add_argument("--parts", type=int, default=16, help="how many parts, best a few for each worker")
    options.add_argument("--out", help="folder for the documents or facts")
    options.add_argument("--pv", default="pv", help="command that starts pv on a worker, words apart")
    options.add_argument("source", help="folder of minutes, or its address")
    options.add_argument("store", help="folder for the parts, or its address")
    options.add_argument("command", nargs="+", help="after --: check, build or facts with options")
    given = options.parse_args()
    pv, count = given.pv.split(), given.parts
    source, stored = (each if "://" in each else os.path.abspath(each) for each in (given.source, given.store))
    names = {index: f"{given.command[0]}-{index}-of-{count}" for index in range(1, count + 1)}
    with Client(given.scheduler) as client:
        # retries: parts that failed on a worker (a full disk) are tried on another one.
        run = os.urandom(6).hex()
        futures = [
            client.submit(run_part, pv, given.command, source, stored, name, f"{index}/{count}", run,
                          pure=False, retries=3)
            for index, name in names.items()
        ]
        for future in as_completed(futures):
            print(future.result(), file=sys.stderr)
    with tempfile.TemporaryDirectory() as parts:
        for name in names.values():
            fetch(posixpath.join(stored, name), os.path.join(parts, name))
        return subprocess.run([*pv, "merge", parts, *(["--out", given.out] if given.out else [])]).returncode


if __name__ == "__main__":
    sys.exit(main())
