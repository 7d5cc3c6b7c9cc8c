"""What must be said before anybody can register: the notice, what people may agree to, who answers for the programme.

A beginning, to be replaced by whoever runs the programme: the contacts are examples. Nobody who reads Arabic as a first
language has reviewed the Arabic yet.
"""

from datetime import date
from pathlib import Path

from django.db import transaction

from mentores.consents.models import Text
from mentores.consents.purposes import INFORMATION, SENDING, SENSITIVE
from mentores.consents.services import publish
from mentores.partners.models import Promoter

NOTICE = INFORMATION
FIRST = (NOTICE, SENSITIVE, SENDING)
BEFORE_EVERYBODY = date(2000, 1, 1)  # valid for whoever registers, also in a demonstration of the past
DATA = Path(__file__).parent / "data"

PROMOTER = {
    "name": "Agência para a Integração, Migrações e Asilo, I.P. (AIMA)",
    "address": "Rua do Exemplo, 1\n1000-001 Lisboa\n(morada de exemplo)",
    "email": "mentores@example.org",
    "data_protection_email": "dados@example.org",
    "complaints_url": "https://www.livroamarelo.gov.pt/",
    "about": {
        "pt": "Um programa nacional de voluntariado: pessoas que vivem em Portugal orientam imigrantes, refugiados e "
        "emigrantes portugueses que querem regressar. Começou em 2012 como projeto-piloto, e em outubro de 2014 "
        "tornou-se uma rede nacional de entidades.",
        "en": "A national volunteering programme: people who live in Portugal guide immigrants, refugees and "
        "Portuguese emigrants who want to return. It began as a pilot in 2012, and in October 2014 became a national "
        "network of entities.",
        "ar": "برنامج وطني للتطوع: أشخاص يعيشون في البرتغال يرشدون المهاجرين واللاجئين والمغتربين البرتغاليين "
        "الراغبين في العودة. بدأ مشروعًا تجريبيًا عام 2012، وأصبح في أكتوبر 2014 شبكة وطنية من الجهات.",
    },
    "legal_basis": {
        "pt": "O programa nasceu no Alto Comissariado para as Migrações (ACM), cujas atribuições passaram para a "
        "AIMA.\n\n"
        "O trabalho de mentor é voluntariado: Lei n.º 71/98 e Decreto-Lei n.º 389/99, que obriga a um seguro. Com "
        "pessoas menores de 18 anos aplica-se a Lei n.º 113/2009.",
        "en": "The programme was born in the High Commission for Migration (ACM), whose tasks passed to AIMA.\n\n"
        "The work of a mentor is volunteering: Law 71/98 and Decree-Law 389/99, which makes insurance compulsory. With "
        "people under 18, Law 113/2009 applies.",
        "ar": "نشأ البرنامج في المفوضية العليا للهجرة (ACM) التي انتقلت مهامها إلى AIMA.\n\n"
        "عمل المرشد تطوع: القانون 71/98 والمرسوم بقانون 389/99 الذي يجعل التأمين إلزاميًا. ومع من هم دون 18 عامًا يُطبَّق "
        "القانون 113/2009.",
    },
}


def first_text(purpose: str) -> dict[str, str]:
    """A first text in the languages it was written in: its short form, then questions, each followed by its answer."""
    files = sorted(DATA.glob(f"{purpose}.*.txt"))
    return {path.name.split(".")[1]: path.read_text(encoding="utf-8").strip() for path in files}


@transaction.atomic
def load_first_texts() -> int:
    """Publish each text of which there is none, and name the promoter if there is none. Returns how many were added."""
    missing = [purpose for purpose in FIRST if not Text.objects.filter(purpose=purpose).exists()]
    for purpose in missing:
        publish(purpose, body=first_text(purpose), since=BEFORE_EVERYBODY)
    _promoter, promoter_is_new = Promoter.objects.get_or_create(only=True, defaults=PROMOTER)
    return len(missing) + promoter_is_new
