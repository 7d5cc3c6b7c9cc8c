"""Three hundred names as people write them: scripts, one word and eight, apostrophes, marks that nobody sees."""

from itertools import product

WRITTEN = (
    (
        ("João", "Conceição", "António", "Inês", "Mª José"),
        ("Évora", "d’Orey", "D'Ávila", "Sant’Ana", "Magalhães-Pinto"),
    ),
    (("فاطمة", "محمّد", "أمل", "نور", "عبد الرحمن"), ("الزهراء", "بن علي", "الحسيني", "آل سعيد", "القرشي")),
    (("রহিমা", "আব্দুল", "শিরীন", "জয়", "মোঃ"), ("বেগম", "চৌধুরী", "হোসেন", "দাশ", "ক্ষত্রিয়")),
    (("小明", "麗", "伟", "秀英", "建国"), ("王", "歐陽", "李", "张", "司马")),
    (("Сергій", "Олена", "Ґалина", "Їжак", "Мар’яна"), ("Шевченко", "Ковальчук", "Дем'яненко", "Щур", "Йосипенко")),
    (("आरती", "राम", "श्री", "ज्योति", "क्षमा"), ("शर्मा", "थापा", "ढुङ्गाना", "त्रिपाठी", "मिश्र")),
    (("Ștefan", "Łukasz", "Øystein", "Đặng", "İpek"), ("Țepeș", "Żółć", "Ångström", "Nguyễn", "Işık")),
    (("N'Golo", "ʻIolani", "Seán", "Mbaye", "Ðorđe"), ("O'Neill", "O’Brien", "M`Bow", "Ng", "van ’t Hoff")),
    (("ניצן", "서연", "さくら", "გიორგი", "አበበ"), ("כהן", "김", "山田", "ბერიძე", "ተስፋዬ")),
    (("محمد", "عائشہ", "گل", "ژاله", "نیلوفر"), ("خان", "چوہدری", "زاده", "پور", "کریمی")),
    (("สมชาย", "முருகன்", "ਗੁਰਪ੍ਰੀਤ", "ຄຳ", "រតនា"), ("ใจดี", "செல்வம்", "ਸਿੰਘ", "ວົງ", "ចាន់")),
)
SINGLE = (
    "Suharto",
    "Pelé",
    "নূর",
    "张伟",
    "ابراهيم",
    "Maria da Conceição de Jesus dos Santos e Silva",
    "Ana Maria da Luz do Rosário Pereira de Almeida Sá",
    "محمد بن عبد الله بن علي بن حسن القرشي",
    "نور\u200cالدین",
    "\u200fسلمى\u200f",
    "\u200eLevi\u200e",
    "ক্\u200dষ",
    "Zero\u200bWidth",
    "Soft\u00adHyphen",
    "\u2067ليلى\u2069",
    "Noël",
    "Noe\u0308lle",
    "ＷＩＤＥ Ｎａｍｅ",
    "ﷴ",
    "ẞeta Straße",
    "Al-Zahrāʼ",
    "Jean‑Luc",
    "Mª. Fátima",
    "3ème Jour",
    "X Æ A",
)
NAMES = [*(f"{given} {family}" for givens, families in WRITTEN for given, family in product(givens, families)), *SINGLE]
