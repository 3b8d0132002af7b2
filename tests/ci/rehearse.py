"""Runs the commands of docs/ci as the hosts would, with the variables that they set, merges the
shares and compares the result with a whole build, byte for byte.

    rehearse.py PROGRAM PROJECT WORK
"""

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

FILES = Path(__file__).resolve().parents[2] / "docs" / "ci"
# Records that say which share a folder holds: of no interest to readers.
RECORD = ".skillweek"


def run(script, folder, **variables):
    """Runs a script as a host does: from a folder, with its variables."""
    environment = os.environ | {name: str(value) for name, value in variables.items()}
    subprocess.run(["bash", "-ec", script], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def project_in(folder, project):
    """A checkout of the project with only what is read."""
    folder.mkdir(parents=True)
    for name in ("content", "assets", "themes"):
        shutil.copytree(project / name, folder / name)
    return folder


def github(program, project, work):
    jobs = yaml.safe_load((FILES / "github.yml").read_text())["jobs"]
    shares = jobs["build"]["strategy"]["matrix"]["share"]
    [step] = [step for step in jobs["build"]["steps"] if step.get("name") == "build"]
    uploads = [step["with"] for step in jobs["build"]["steps"] if "upload-artifact" in step.get("uses", "")]
    [download] = [step["with"] for step in jobs["merge"]["steps"] if "download-artifact" in step.get("uses", "")]
    assert uploads[0]["include-hidden-files"] and download["merge-multiple"], "hidden files would be lost"
    site = work / "site"
    for share in shares:
        machine = project_in(work / f"machine-{share}", project)
        (machine / "bin").mkdir()
        shutil.copy(program, machine / "bin" / "skillweek")
        run(step["run"], machine, SHARE=share, SHARES=len(shares))
        shutil.copytree(machine / uploads[0]["path"], site, dirs_exist_ok=True)
    return site


def gitlab(program, project, work):
    jobs = yaml.safe_load((FILES / "gitlab.yml").read_text())
    total = jobs["share"]["parallel"]
    merge = work / "merge"
    merge.mkdir(parents=True)
    for index in range(1, total + 1):
        machine = project_in(work / f"machine-{index}", project)
        run("\n".join(jobs["share"]["script"]), machine, CI_NODE_INDEX=index, CI_NODE_TOTAL=total)
        for pattern in jobs["share"]["artifacts"]["paths"]:
            for artifact in machine.glob(pattern):
                shutil.copytree(artifact, merge / artifact.name)
    run("\n".join(jobs["site"]["script"]), merge)
    return merge / "public"


def kubernetes(program, project, work):
    build, merge = list(yaml.safe_load_all((FILES / "kubernetes.yaml").read_text()))
    volumes = {"/project": project, "/site": work / "site"}
    volumes["/site"].mkdir(parents=True)

    def contained(job, **variables):
        [container] = job["spec"]["template"]["spec"]["containers"]
        variables |= {entry["name"]: entry["value"] for entry in container.get("env", [])}
        [script] = container["args"]
        for path, real in volumes.items():
            script = script.replace(f"{path}/", f"{real}/").replace(f"{path} ", f"{real} ")
        run(script, work, **variables)

    for index in range(build["spec"]["completions"]):
        contained(build, JOB_COMPLETION_INDEX=index)
    contained(merge)
    # A second time over what is there: the site is replaced.
    contained(merge)
    return volumes["/site"] / "public"


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder) for path in files if not path.name.startswith(RECORD)}


def main():
    program, project, work = (Path(argument).resolve() for argument in sys.argv[1:])
    os.environ["PATH"] = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    whole = work / "whole"
    run(f"{program} build --no-cache --root {project} --out {whole}", work)
    expected = tree(whole)
    for rehearse in (github, gitlab, kubernetes):
        site = rehearse(program, project, work / rehearse.__name__)
        found = tree(site)
        assert found == expected, f"{rehearse.__name__}: {sorted(found ^ expected)[:10]}"
        _, different, errors = filecmp.cmpfiles(whole, site, found, shallow=False)
        assert not different and not errors, f"{rehearse.__name__}: {(different + errors)[:10]}"
        print(f"{rehearse.__name__}: {len(found)} files, the same as a whole build")


if __name__ == "__main__":
    main()
