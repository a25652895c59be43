import gc

from config.memory import keep_what_is_there


def test_what_is_there_at_the_start_is_not_looked_at_again():
    try:
        keep_what_is_there()
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()
