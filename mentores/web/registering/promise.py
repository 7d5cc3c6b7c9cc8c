"""What somebody reads before anything else, in every language of the programme: this decides nobody's papers.

Nobody who reads these languages as a first one has reviewed them yet, Portuguese apart.
"""

from typing import NamedTuple


class Said(NamedTuple):
    """One sentence in one language, and the direction in which it is read."""

    language: str
    direction: str
    text: str


PROMISE = (
    Said("pt", "ltr", "O que nos diz não serve para decidir os documentos de ninguém."),
    Said("en", "ltr", "What you tell us is not used to decide anyone's papers."),
    Said("ar", "rtl", "ما تقوله لنا لا يُستخدم لاتخاذ قرار بشأن أوراق أي شخص."),
    Said("fr", "ltr", "Ce que vous nous dites ne sert à décider des papiers de personne."),
    Said("es", "ltr", "Lo que nos dice no sirve para decidir los papeles de nadie."),
    Said("ro", "ltr", "Ce ne spuneți nu este folosit pentru a decide actele nimănui."),
    Said("uk", "ltr", "Те, що ви нам скажете, не впливає на рішення про чиїсь документи."),
    Said("ru", "ltr", "То, что вы нам скажете, не влияет на решение о чьих-либо документах."),
    Said("ur", "rtl", "آپ جو ہمیں بتاتے ہیں، وہ کسی کے کاغذات کے فیصلے کے لیے استعمال نہیں ہوتا۔"),
    Said("ne", "ltr", "तपाईंले हामीलाई भनेको कुरा कसैको कागजातको निर्णय गर्न प्रयोग हुँदैन।"),
    Said("bn", "ltr", "আপনি আমাদের যা বলেন, তা কারও কাগজপত্রের সিদ্ধান্ত নিতে ব্যবহার করা হয় না।"),
    Said("hi", "ltr", "आप हमें जो बताते हैं, उससे किसी के कागज़ात का फ़ैसला नहीं होता।"),
    Said("zh-hans", "ltr", "您告诉我们的内容不会用来决定任何人的证件。"),
)
