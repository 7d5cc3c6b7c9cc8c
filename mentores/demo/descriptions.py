"""What the demonstration says of an entity: nothing but its kind and its place."""

from mentores.partners.models import Kind
from mentores.territories.models import Municipality

KINDS = {
    Kind.MUNICIPALITY: {"pt": "Município", "en": "Municipality", "ar": "بلدية"},
    Kind.ASSOCIATION: {"pt": "Associação", "en": "Association", "ar": "جمعية"},
    Kind.COOPERATIVE: {"pt": "Cooperativa", "en": "Cooperative", "ar": "تعاونية"},
    Kind.FOUNDATION: {"pt": "Fundação", "en": "Foundation", "ar": "مؤسسة"},
    Kind.HIGHER_EDUCATION: {
        "pt": "Instituição de ensino superior",
        "en": "Higher education institution",
        "ar": "مؤسسة تعليم عالٍ",
    },
    Kind.COMPANY_NETWORK: {"pt": "Rede de empresas", "en": "Company network", "ar": "شبكة شركات"},
    Kind.OTHER: {"pt": "Organização", "en": "Organisation", "ar": "منظمة"},
}
SOMEWHERE = {
    "pt": "{kind} com sede em {place}. Acompanha mentores e mentorados do concelho e dos concelhos vizinhos.",
    "en": "{kind} based in {place}. It accompanies mentors and mentees there and in the municipalities nearby.",
    "ar": "{kind} مقرها في {place}. ترافق المرشدين والمستفيدين هناك وفي البلديات المجاورة.",
}
EVERYWHERE = {
    "pt": "{kind}. Acompanha mentores e mentorados em todo o país.",
    "en": "{kind}. It accompanies mentors and mentees in the whole country.",
    "ar": "{kind}. ترافق المرشدين والمستفيدين في جميع أنحاء البلاد.",
}

PROTECTED = {
    "pt": "Guardamos o que é preciso para responder e acompanhar, e só a nossa equipa o lê. (texto de exemplo)",
    "en": "We keep what we need to answer you and to accompany you, and only our team reads it. (sample text)",
    "ar": "نحتفظ بما نحتاج إليه للرد عليكم ومرافقتكم، ولا يقرؤه إلا فريقنا. (نص تجريبي)",
}


def described(kind: str, place: Municipality | None) -> dict[str, str]:
    """A sentence or two in each language of the interface."""
    sentences = SOMEWHERE if place else EVERYWHERE
    return {
        language: sentence.format(kind=KINDS[Kind(kind)][language], place=place.label if place else "")
        for language, sentence in sentences.items()
    }
