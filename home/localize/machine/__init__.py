"""Translating by machine: any `BaseMachineTranslator`, one setting, and a sentence whenever it fails.

`service` reads the setting, `translator` is what wagtail-localize sees of it, `filling` writes what is
missing in a translation, `markup` looks at what came back, `trouble` puts failures into words.
"""
