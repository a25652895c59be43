"""Measures a running site with Lighthouse: every page type on a phone, with the thresholds of this project.

`make demo` in one terminal, `make lighthouse` in another. Needs Node (npx fetches Lighthouse) and Chromium;
not part of `make test`, because its results depend on the machine. SITE says where the site is, PAGES what
is measured (paths, separated by spaces).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SITE = (
    os.environ.get("SITE") or f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
)
LIGHTHOUSE = os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@12").split()
PROGRAMME = "/de/programme/fit-for-civil-protection-social-services/"
PAGES = (
    "/de/",
    "/de/programme/",
    PROGRAMME,
    f"{PROGRAMME}kenntnispruefung-rettungswesen/",
    "/de/angebote/",
    "/de/angebote/finder/",
    "/de/fragen/",
    "/de/arbeitgeber/",
    "/de/termine/",
    "/de/termine/iq-um-9-2027-03-02/",
    "/de/termine/reihe/iq-um-9/",
    "/de/rueckblicke/",
    "/de/rueckblicke/ausblick-auf-die-foerderrunde-2026-2028/",
    "/de/downloads/",
    "/de/downloads/ausblick-2026-2028/",
    "/de/ueber-uns/",
    "/de/rueckmeldung/",
    "/ar/",
)
# What one person asks about one offer is not for search engines, on purpose.
NOT_FOR_SEARCH_ENGINES = {"/de/fragen/"}
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def measured(path: str, chromium: str) -> dict:
    """Lighthouse's report about one page."""
    command = [
        *LIGHTHOUSE,
        f"{SITE}{path}",
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(LEAST)}",
        *(["--skip-audits=is-crawlable"] if path in NOT_FOR_SEARCH_ENGINES else []),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, env={**os.environ, "CHROME_PATH": chromium}, timeout=180, check=True
    )
    return json.loads(done.stdout)


def scores(report: dict) -> dict[str, int]:
    """Points of a hundred by category."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in LEAST}


def complaints(report: dict) -> list[str]:
    """What costs points, apart from times."""
    return [
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip()
        for audit in report["audits"].values()
        if audit.get("score") is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] == "binary"
    ]


def main() -> int:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium or not (Path(LIGHTHOUSE[0]).exists() or shutil.which(LIGHTHOUSE[0])):
        print("Lighthouse needs Node and Chromium (Debian: apt-get install npm chromium).", file=sys.stderr)
        return 1
    failed = 0
    for path in os.environ.get("PAGES", "").split() or PAGES:
        try:
            report = measured(path, chromium)
        except (subprocess.SubprocessError, json.JSONDecodeError) as error:
            print(f"{path}: could not be measured ({type(error).__name__})", file=sys.stderr)
            failed += 1
            continue
        points = scores(report)
        too_low = {name for name, least in LEAST.items() if points[name] < least}
        shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
        print(f"{'—' if too_low else '✓'} {path}", *points.values(), f"CLS {shift:.3f}", flush=True)
        for complaint in complaints(report) if too_low else ():
            print(f"    {complaint}")
        failed += bool(too_low)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
