"""Words that carry nothing, by language. They are in the index but not asked for.

A language without a list has no such words; the search then simply asks for all of them.
"""

from search.analysis import exact_form

_GERMAN = """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das
    dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch du durch
    ein eine einem einen einer eines er es etwas euch euer für gibt habe haben hat hatte ich ihm ihn ihnen
    ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kannst können könnte lassen
    man mein meine meinem meinen meiner mich mir mit muss müssen nach nicht noch nun nur ob oder ohne sein
    seine sich sie sind so soll um und uns unser unsere vom von vor wann war warum was welche welchen welcher
    welches wenn wer werde werden wie will wir wird wo wozu zu zum zur über
"""
_ENGLISH = """
    a about also am an and any are as at be been but by can could did do does for from had has have he her
    his how i if in into is its me my no not of on or our she should so some than that the their them then
    there these they this those to was we were what when where which who why will with would you your
"""

_LISTS = {"de": _GERMAN, "de-simple": _GERMAN, "en": _ENGLISH}
_STOP_WORDS = {
    code: frozenset(exact_form(word, code) for word in words.split()) for code, words in _LISTS.items()
}


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word of a question, in whatever spelling, says nothing about what is looked for."""
    return exact_form(word, language) in _STOP_WORDS.get(language, frozenset())
