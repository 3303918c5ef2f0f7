"""The texts in `locale/`, made from what our code and the packages below it say.

Our own texts are Chinese: `extraction` finds them, `traditional` writes them in traditional
characters, English is by hand. `packages` finds what Wagtail and its kin leave in English in a
Chinese admin. `files` puts both into the .po files and says what is wrong with them.
"""
