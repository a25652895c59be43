"""Words that carry nothing, by language. They are in the index but not asked for.

The name of the country is among them: everything here happens there, and few texts say so.

A language without a list has no such words; the search then simply asks for all of them.
"""

from search.analysis import exact_form

_GERMAN = """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann
    das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch du
    durch ein eine einem einen einer eines er es etwas euch euer für gibt habe haben hat hatte ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kannst
    können könnte lassen man mein meine meinem meinen meiner mich mir mit muss müssen nach nicht noch
    nun nur ob oder ohne sein seine sich sie sind so soll um und uns unser unsere vom von vor wann war
    warum was welche welchen welcher welches wenn wer werde werden wie will wir wird wo wozu zu zum zur
    über habe gern gerne bitte hallo möchte möchten suche sucht finde finden gibt bekomme bekommen mache
    macht machen hier viel wieviel deutschland
"""
_ENGLISH = """
    a about also am an and any are as at be been but by can could did do does for from had has have he
    her his how i if in into is its me my no not of on or our she should so some than that the their
    them then there these they this those to was we were what when where which who why will with would
    you your get find looking need want please here much many must may whether like know tell germany
"""

_UKRAINIAN = """
    а або але без би в ви від він вона вони воно все всі де для до є ж за з зі із і й його її їх їм коли
    мене мені ми мій моя моє мої моєю моїм моїх на над не немає ні о об як яка який яке які якщо під по
    при про та так також там те ти то тут у це цей ця ці чи що щоб я можна можу мати маю хочу потрібно
    треба знайти хто нам наш ваш скільки ще вже німеччина німеччини німеччині німеччину
"""
_RUSSIAN = """
    а без бы в вы во все где для до его её если есть же за и из или им их к как какая какие какой какое
    когда кто ли меня мне мой моя моё мои моем моей мы на над не нет ни но о об он она они оно от по под
    при про с со так также там то тут у хочу что чтобы это этот эта эти я можно могу нужно надо найти
    наш ваш сколько ещё уже пожалуйста германия германии германию
"""
_TURKISH = """
    acaba ama ancak bana ben beni benim bir biz bizim bu bunu çok da daha de değil diye en gibi hangi
    hem her için ile ise istiyorum kadar ki kim mı mi mu mü ne neden nasıl nerede o olan olarak onun sen
    siz şu var ve veya ya yok bulmak arıyorum lazım gerek kaç burada nereden lütfen
    almanya almanyada almanyaya almanyanın
"""
_POLISH = """
    a aby ale albo bez być był czy co dla do go i ich jak jaka jaki jakie jest jestem już kiedy kto
    która które który lub ma mam mieć mi mnie moja moje mój mogę można na nad nie o od oraz po pod przez
    przy są się ta tak także tam te tego tej ten to tu w we z za ze że żeby chcę szukam potrzebuję nasz
    wasz ile gdzie tutaj proszę niemcy niemczech niemiec
"""
_ARABIC = """
    أن إن أو أي أين إذا إلى التي الذي أنا أنت انا انت أريد اريد بعد بين ثم حتى حول عن عند على في قبل قد
    كان كل كيف لا لم لن لي ليس لدي لدى ما متى مع من منذ هذا هذه هل هو هي هم و ولكن لكن يا يمكن يمكنني
    أبحث ابحث عندي كم هنا لماذا أستطيع ألمانيا المانيا
"""
_PERSIAN = """
    از است این آن اما با باید بر برای به بی تا چه چرا چگونه چطور خود در را شما من ما که کجا کدام کنم
    کنیم کن کردن می میخواهم خواهم نیز و ولی هر هم هست یا یک ها های دارم ندارم می‌خواهم می‌توانم توانم
    چیست کیست شود چقدر اینجا هستم لطفا آلمان
"""

_LISTS = {
    "de": _GERMAN,
    "de-simple": _GERMAN,
    "en": _ENGLISH,
    "uk": _UKRAINIAN,
    "ru": _RUSSIAN,
    "tr": _TURKISH,
    "pl": _POLISH,
    "ar": _ARABIC,
    "fa": _PERSIAN,
}
_STOP_WORDS = {
    code: frozenset(exact_form(word, code) for word in words.split()) for code, words in _LISTS.items()
}


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word of a question, in whatever spelling, says nothing about what is looked for."""
    return exact_form(word, language) in _STOP_WORDS.get(language, frozenset())
