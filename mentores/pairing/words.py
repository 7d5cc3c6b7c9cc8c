"""The sentences of the report and of unmatched.csv, in English and in Portuguese."""

import csv
from collections.abc import Mapping
from functools import cache

from mentores.pairing.columns import DATA
from mentores.pairing.leftover import Unmatched
from mentores.pairing.people import LEVELS
from mentores.pairing.scores import Score
from mentores.pairing.strictness import CODES

LANGUAGES = ("en", "pt")
NAMED = 20  # people concerned, at most

ENGLISH = {
    "title": "Plan of pairs",
    "summary": "In short",
    "mentors": "Mentors who take part",
    "places": "Free places",
    "mentees": "Mentees who take part",
    "matched": "Mentees with a mentor",
    "share": "Share",
    "total": "Points in all",
    "average": "Points of a pair on average",
    "lowest": "Points of the lowest pair",
    "possible": "Possible pairs",
    "seed": "Seed of the lottery",
    "weights": "Weights",
    "input": "Input (SHA-256)",
    "floor": "Least points of a pair",
    "floor_cost": "What this floor costs",
    "cost": "{served} people and {points} points",
    "proof": "No plan serves more people, and none that serves as many has more points. "
    "Anyone can check this: ./run verify {folder}",
    "pairs": "The pairs",
    "mentor": "Mentor",
    "mentee": "Mentee",
    "score": "Points",
    "why": "Why",
    "pinned": "Settled beforehand.",
    "unmatched": "Who is left over",
    "everybody": "Everybody has a mentor.",
    "nobody": "There is no pair.",
    "bottlenecks": "Where a further mentor would help",
    "bottlenecks_say": "What one more place of each of these mentors would bring.",
    "no_bottleneck": "One more place of a mentor who is there would serve nobody more.",
    "more_served": "More people served",
    "more_points": "More points",
    "where": "Municipality",
    "offers": "Offers",
    "speaks": "Speaks",
    "obstacles": "What stands in the way of those who have nobody",
    "obstacle": "The one thing that, set aside, opens the most mentors",
    "people": "People",
    "fairness": "Who is served: shares by group",
    "fairness_say": "Counts of this file. Of small groups a share says little.",
    "group": "Group",
    "gender": "Gender",
    "nationality": "Nationality",
    "migrant_profile": "Situation",
    "areas": "Greatest need",
    "district": "District",
    "partner_sort_order": "Partner entity",
    "unknown": "not said",
    "gender F": "Women",
    "gender M": "Men",
    "gender X": "Another gender",
    "migrant_profile immigrant": "Immigrants",
    "migrant_profile refugee": "Refugees",
    "migrant_profile temporary_protection": "Temporary protection",
    "migrant_profile returning_emigrant": "Returning emigrants",
    "first_need": "Helps with the greatest need: {areas}.",
    "need": "Helps with: {areas}.",
    "no_need": "None of the needs is offered.",
    "languages": "Both speak: {languages}.",
    "no_time": "They share no free time yet: ask both about other times.",
    "one_time": "Both are free on 1 half-day.",
    "times": "Both are free on {count} half-days.",
    "same_place": "Both live in the same municipality.",
    "near": "They live {kilometres} km apart.",
    "online": "They can meet online.",
    "mother_tongue": "mother tongue",
    "taken": "people who compete: {count}, places: {places}",
    "rule": "mentors possible if this were set aside, “{rule}”: {count}",
    "no_rule": "with every mentor more than one thing stands in the way",
    "place": "the mentor has no free place",
    "area": "the mentor offers none of the areas needed",
    "reach": "the two cannot reach each other, in person or online",
    "language": "the two share no language well enough",
    "mentor_wish": "the mentor asked for another gender",
    "mentee_wish": "the mentee asked for another gender",
    "public": "the mentor does not work with people in this situation",
    "minor": "the mentee is a minor, and no criminal record was checked",
    "ban": "the pair was ruled out",
    "floor_rule": "the pair has fewer points than the floor",
    "several": "more than one thing with every mentor",
}
PORTUGUESE = {
    "title": "Plano de pares",
    "summary": "Em resumo",
    "mentors": "Pessoas mentoras que participam",
    "places": "Vagas livres",
    "mentees": "Pessoas mentoradas que participam",
    "matched": "Pessoas mentoradas com mentor/a",
    "share": "Proporção",
    "total": "Pontos ao todo",
    "average": "Pontos de um par, em média",
    "lowest": "Pontos do par mais baixo",
    "possible": "Pares possíveis",
    "seed": "Número do sorteio",
    "weights": "Pesos",
    "input": "Dados de entrada (SHA-256)",
    "floor": "Mínimo de pontos de um par",
    "floor_cost": "O que custa este mínimo",
    "cost": "{served} pessoas e {points} pontos",
    "proof": "Nenhum plano serve mais pessoas, e nenhum que sirva tantas tem mais pontos. "
    "Qualquer pessoa o pode verificar: ./run verify {folder}",
    "pairs": "Os pares",
    "mentor": "Pessoa mentora",
    "mentee": "Pessoa mentorada",
    "score": "Pontos",
    "why": "Porquê",
    "pinned": "Decidido antes.",
    "unmatched": "Quem fica sem par",
    "everybody": "Toda a gente tem mentor/a.",
    "nobody": "Não há nenhum par.",
    "bottlenecks": "Onde mais uma pessoa mentora ajudaria",
    "bottlenecks_say": "O que traria mais uma vaga de cada uma destas pessoas.",
    "no_bottleneck": "Mais uma vaga de uma pessoa mentora que já cá está não serviria mais ninguém.",
    "more_served": "Mais pessoas servidas",
    "more_points": "Mais pontos",
    "where": "Município",
    "offers": "Oferece",
    "speaks": "Fala",
    "obstacles": "O que impede quem não tem ninguém",
    "obstacle": "A única coisa que, posta de lado, abre mais pessoas mentoras",
    "people": "Pessoas",
    "fairness": "Quem é servido: proporções por grupo",
    "fairness_say": "Contagens deste ficheiro. Em grupos pequenos, uma proporção diz pouco.",
    "group": "Grupo",
    "gender": "Género",
    "nationality": "Nacionalidade",
    "migrant_profile": "Situação",
    "areas": "Necessidade principal",
    "district": "Distrito",
    "partner_sort_order": "Entidade parceira",
    "unknown": "não dito",
    "gender F": "Mulheres",
    "gender M": "Homens",
    "gender X": "Outro género",
    "migrant_profile immigrant": "Imigrantes",
    "migrant_profile refugee": "Pessoas refugiadas",
    "migrant_profile temporary_protection": "Proteção temporária",
    "migrant_profile returning_emigrant": "Emigrantes que regressam",
    "first_need": "Ajuda na necessidade principal: {areas}.",
    "need": "Ajuda em: {areas}.",
    "no_need": "Nenhuma das necessidades é oferecida.",
    "languages": "Línguas que as duas pessoas falam: {languages}.",
    "no_time": "Ainda não têm tempo livre em comum: pergunte às duas pessoas por outros tempos.",
    "one_time": "As duas pessoas têm 1 meio dia livre em comum.",
    "times": "As duas pessoas têm {count} meios dias livres em comum.",
    "same_place": "Vivem as duas no mesmo município.",
    "near": "Vivem a {kilometres} km de distância.",
    "online": "Podem encontrar-se em linha.",
    "mother_tongue": "língua materna",
    "taken": "pessoas que concorrem: {count}, vagas: {places}",
    "rule": "pessoas mentoras possíveis se isto fosse posto de lado, «{rule}»: {count}",
    "no_rule": "com cada pessoa mentora há mais do que um impedimento",
    "place": "a pessoa mentora não tem vaga livre",
    "area": "a pessoa mentora não oferece nenhuma das áreas de que se precisa",
    "reach": "as duas pessoas não se conseguem encontrar, nem presencialmente nem em linha",
    "language": "as duas pessoas não têm uma língua em comum que falem suficientemente bem",
    "mentor_wish": "a pessoa mentora pediu alguém de outro género",
    "mentee_wish": "a pessoa mentorada pediu alguém de outro género",
    "public": "a pessoa mentora não acompanha pessoas nesta situação",
    "minor": "a pessoa mentorada é menor, e nenhum registo criminal foi verificado",
    "ban": "o par foi excluído",
    "floor_rule": "o par tem menos pontos do que o mínimo",
    "several": "mais do que um impedimento com cada pessoa mentora",
}
WORDS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "pt": PORTUGUESE}


def rule_in_words(code: str | None, language: str) -> str:
    """Return what a rule, or a term of the plan, has against a pair; None is more than one."""
    words = WORDS[language]
    if code is None:
        return words["several"]
    return words[code] if code in (*CODES, "ban") else words["floor_rule"]


def left_over_in_words(one: Unmatched, language: str, *, named: bool) -> str:
    """Return why somebody is left over; when `named`, with the ids of the first people concerned."""
    words = WORDS[language]
    if one.reason == "places_taken":
        said, concerned = words["taken"].format(count=len(one.mentees), places=one.places), one.mentees
    elif one.rule:
        rule = rule_in_words(one.rule, language)
        said, concerned = words["rule"].format(rule=rule, count=len(one.mentors)), one.mentors
    else:
        said, concerned = words["no_rule"], ()
    if not named or not concerned:
        return said
    more = " …" if len(concerned) > NAMED else ""
    return f"{said} ({' '.join(concerned[:NAMED])}{more})"


def reasons(score: Score, language: str) -> list[str]:
    """Return why two people go together, the weightiest first."""
    words = WORDS[language]
    areas = ", ".join(name("support_areas", code, language) for code in score.offered)
    spoken = ", ".join(
        f"{name('languages', code, language)} ({level_in_words(level, language)})" for code, level in score.languages
    )
    time = {0: words["no_time"], 1: words["one_time"]}.get(
        score.half_days, words["times"].format(count=score.half_days)
    )
    need = words["first_need" if score.first_need else "need"].format(areas=areas) if areas else words["no_need"]
    found = [need, words["languages"].format(languages=spoken), time]
    if "in_person" in score.ways:
        near = words["near"].format(kilometres=score.kilometres)
        found.append(words["same_place"] if score.kilometres == 0 else near)
    return [*found, words["online"]] if "online" in score.ways else found


def level_in_words(level: int, language: str) -> str:
    """Return the name of a level of LEVELS."""
    code = next(code for code, known in LEVELS.items() if known == level)
    return WORDS[language]["mother_tongue"] if code == "native" else code


def name(table: str, code: str, language: str) -> str:
    """Return the name of an area or a language in a language, or the code when nobody has named it."""
    return _names(table, language).get(code) or code


@cache
def _names(table: str, language: str) -> dict[str, str]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row.get(f"name_{language}") or row.get("label") or "" for row in csv.DictReader(file)}
