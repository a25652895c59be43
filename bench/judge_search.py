"""How good the search is, by language, beside Wagtail's stock search on the same content.

    .venv/bin/python -m bench.judge_search [-v] [language …]

Reads the demo site in the development database; -v names each query that is not answered fully.
The judged queries lie in tests/search/judgements/. Those in held_out/ are reported apart: nothing is tuned on
them.
"""

import sys

from bench.measure.database import use_demo_site
from tests.search import judging


def main(arguments: list[str]) -> None:
    """Print a table of the queries on which the search was tuned, and one of the others."""
    use_demo_site()
    tell = print if "-v" in arguments else lambda line: None
    chosen = [one for one in arguments if one != "-v"] or judging.judged_languages()
    for heading, folder in (("tuned on", judging.FOLDER), ("held out", judging.HELD_OUT)):
        print(f"\n{heading:10} {'queries':>7}   {'nDCG@10':>15}   {'recall@10':>15}   {'without result':>15}")
        print(
            f"{'':10} {'':7}   {'stock':>7} {'ours':>7}   {'stock':>7} {'ours':>7}   {'stock':>7} {'ours':>7}"
        )
        for code in chosen:
            stock = judging.scores(code, judging.stock, folder=folder)
            ours = judging.scores(code, judging.ours, tell, folder)
            print(
                f"{code:10} {ours.queries:7}   {stock.ndcg:7.3f} {ours.ndcg:7.3f}"
                f"   {stock.recall:7.3f} {ours.recall:7.3f}"
                f"   {stock.nothing:7.0%} {ours.nothing:7.0%}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
