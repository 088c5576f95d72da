"""Questions about services, caseloads, placements and offices: reports answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from osuus._osuus import Register, Report, ask
from osuus._taken import Day, Digits, FactsTable, Lang, Of, Progress, Table, text


def services(
    agreement: Of,
    *,
    on: Day | None = None,
    channel: Literal["office", "mobile", "electronic"] | None = None,
    period: str | int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """What an agreement delivers, through which channel, and what covers it.

    Args:
        agreement: An agreement, or the identifier of an embedded one.
        on: Only what can be had on this day, and at which price.
        channel: Only services of this channel.
        period: The period of key figures of which the document states none.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `services`, `arrangements`, `phases` and `figures`, as
        far as the agreement has them.

    Raises:
        OsuusError: What is asked is not in the agreement, or not in the register.

    Example:
        >>> import osuus
        >>> report = osuus.services("keski-suomi-pair-work", on="2022-05-01")
        >>> report.schema
        'osuus.services/1'
    """
    fields = {
        "agreement": agreement,
        "on": on,
        "channel": channel,
        "period": text(period),
    }
    return ask(
        "services",
        fields,
        tables=[],
        register=register,
        lang=lang,
        progress=progress,
    )


def eligible(
    agreement: Of,
    service: str,
    *,
    on: Day,
    municipality: str | None = None,
    answers: Mapping[str, Literal["yes", "no"]] | None = None,
    busy: int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Whether a service may be had, and if not why not.

    Args:
        agreement: An agreement, or the identifier of an embedded one.
        service: Identifier of the service.
        on: The day.
        municipality: Code of the municipality that asks.
        answers: `"yes"` or `"no"` to the conditions of the service, by their identifiers.
        busy: How many of its workers are taken.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report whose `verdict` is `"eligible"`, `"refused"` or `"unanswered"`; every
        reason for a refusal and every answer that is lacking is named.

    Raises:
        OsuusError: There is no such service, condition or municipality.

    Example:
        >>> import osuus
        >>> osuus.eligible("keski-suomi-pair-work", "pair", on="2023-01-01")["verdict"]
        'refused'
    """
    fields = {
        "agreement": agreement,
        "service": service,
        "on": on,
        "municipality": municipality,
        "answers": answers,
        "busy": busy,
    }
    return ask(
        "eligibility",
        fields,
        tables=[],
        register=register,
        lang=lang,
        progress=progress,
    )


def network(
    agreement: Of,
    *,
    within: Digits | None = None,
    area: str | None = None,
    alternative: str | None = None,
    reach: Literal["area", "anywhere"] | None = None,
    rooms: Literal["counted", "left"] = "left",
    visits: Table | None = None,
    premises: Table | None = None,
    kilometre: Digits | None = None,
    year: int | None = None,
    fewest: int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Ways of placing offices side by side: distances, clients, costs.

    Args:
        agreement: An agreement, or the identifier of an embedded one.
        within: Kilometres within which residents and clients are counted.
        area: The only area that is looked at.
        alternative: The only alternative that is looked at; its facts are told then.
        reach: Whose offices a municipality may be served by: those of its own area, or
            the nearest of all.
        rooms: Whether shared rooms count as offices.
        visits: `municipality`, `clients` and `visits`, a row for each municipality.
        premises: `office` and `cost`, a row for each office.
        kilometre: What a kilometre of travel costs.
        year: The calendar year of clients, visits and costs: with it there are facts and
            bills.
        fewest: What concerns fewer clients is withheld.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `alternatives`, `areas`, `sites`, `municipalities`,
        `offices` and `teams`. Distances are straight lines in metres.

    Raises:
        OsuusError: A table lacks a row or has a wrong one, or the register does not know
            a municipality.

    Example:
        >>> import osuus
        >>> table = osuus.network("keski-suomi-county", within=30)["alternatives"]
        >>> [row["alternative"] for row in table]
        ['a', 'b']
    """
    fields = {
        "agreement": agreement,
        "within": text(within),
        "area": area,
        "alternative": alternative,
        "reach": reach,
        "rooms": rooms == "counted",
        "visits": visits,
        "premises": premises,
        "kilometre": text(kilometre),
        "year": year,
        "fewest": fewest,
    }
    tables = ["visits", "premises"]
    return ask(
        "network",
        fields,
        tables=tables,
        register=register,
        lang=lang,
        progress=progress,
    )


def caseload(
    *,
    on: Day,
    agreement: Of | None = None,
    workers: Table | None = None,
    clients: Table | None = None,
    posts: Digits | None = None,
    caps: Table | None = None,
    part_time: Literal["down", "half-up", "up", "whole"] | None = None,
    within: Literal["team", "area", "anywhere"] | None = None,
    apart: Literal["nothing", "form", "team", "area"] | None = None,
    payer: Literal["buyer", "area"] | None = None,
    costs: Table | None = None,
    time: Table | None = None,
    standards: Table | None = None,
    year: int | None = None,
    facts: FactsTable | None = None,
    fewest: int | None = None,
    keys: Literal["hidden", "shown"] = "hidden",
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """How many clients each worker has, whether the cap is kept, and what the posts cost.

    Args:
        on: The day on which clients are counted, and whose cap holds.
        agreement: An agreement, or the identifier of an embedded one: its section
            `caseload` holds where nothing is said here, and it shares the cost out.
        workers: `worker`, and perhaps `posts`, `team`, `area` and `forms`.
        clients: One row a client, or counts (`docs/caseload.md`). Keys never come out
            unless `keys` is `"shown"`.
        posts: Posts that are only counted, in place of workers. No verdict follows.
        caps: `cap`, and perhaps `from` and `to`, in place of the law's.
        part_time: How many clients a part of a post may have.
        within: How far from their own team clients may be moved.
        apart: Which clients are counted apart when posts are counted.
        payer: By whom clients are told for an agreement.
        costs: `salary`, and perhaps `from`, `to`, `on_costs` and `overheads`, of one post
            and year.
        time: The working time of a worker, one row.
        standards: Standard times of activities.
        year: The calendar year of costs and bills; that of the day if it is not given.
        facts: Other facts that the agreement wants.
        fewest: What concerns fewer clients is withheld.
        keys: Whether the keys of clients are told.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with a verdict for each worker, and none from an average.

    Raises:
        OsuusError: A table has a wrong row: a client twice, negative posts, a form that
            there is not.

    Example:
        >>> import osuus
        >>> workers = [{"worker": "w-1"}, {"worker": "w-2"}]
        >>> clients = [
        ...     {"worker": "w-1", "form": "open", "ages": "minor", "count": 31},
        ...     {"worker": "w-2", "form": "open", "ages": "minor", "count": 12},
        ... ]
        >>> report = osuus.caseload(on="2024-05-01", workers=workers, clients=clients)
        >>> [row["verdict"] for row in report["workers"]]
        ['over', 'under']
    """
    fields = {
        "on": on,
        "agreement": agreement,
        "workers": workers,
        "clients": clients,
        "posts": text(posts),
        "caps": caps,
        "part_time": part_time,
        "within": within,
        "apart": apart,
        "payer": payer,
        "costs": costs,
        "time": time,
        "standards": standards,
        "year": year,
        "facts": facts,
        "fewest": fewest,
        "keys": keys,
    }
    tables = ["workers", "clients", "caps", "costs", "time", "standards", "facts"]
    return ask(
        "caseload",
        fields,
        tables=tables,
        register=register,
        lang=lang,
        progress=progress,
    )


def decide(
    measure: Literal[
        "open-care-placement",
        "emergency-placement",
        "emergency-extension",
        "taking-into-care",
        "place-choice",
    ],
    *,
    agreement: Of | None = None,
    municipality: str | None = None,
    on: Day | None = None,
    placed: Day | None = None,
    emergency: Day | None = None,
    applied: Day | None = None,
    born: Day | None = None,
    age: int | None = None,
    guardians: Sequence[Literal["consents", "objects", "unheard"]] = (),
    child: Literal["consents", "objects", "unheard"] | None = None,
    purpose: str | None = None,
    urgency: Literal["urgent", "ordinary"] | None = None,
    preparer: str | None = None,
    decider: str | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Who prepares a placement, who chooses the place, who decides, and by when.

    It informs; it decides nothing.

    Args:
        measure: What is to be decided.
        agreement: An agreement, or the identifier of an embedded one, whose division of
            work and delegations hold; without it the law alone is told.
        municipality: Code of the municipality.
        on: Day of the decision.
        placed: Day on which the child was in fact placed.
        emergency: Of an extension: day of the decision on the emergency placement.
        applied: Day on which the application for taking into care was made.
        born: Day of birth of the child.
        age: Age of the child on the day of the decision, in full years.
        guardians: What each guardian says.
        child: What the child says.
        purpose: What the child is placed for in open care.
        urgency: Whether it can wait.
        preparer: Who prepares it; only compared with `decider`, and never told again.
        decider: Who is to decide.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with `verdict`, `decides`, the tables `basis`, `deadlines` and `lacking`,
        and remarks, of which those that are not verified are marked.

    Raises:
        OsuusError: What is given contradicts itself.

    Example:
        >>> import osuus
        >>> report = osuus.decide(
        ...     "emergency-placement", on="2024-02-01", placed="2024-01-31"
        ... )
        >>> report["deadlines"].rows[0]["day"]
        datetime.date(2024, 2, 29)
    """
    fields = {
        "measure": measure,
        "agreement": agreement,
        "municipality": municipality,
        "on": on,
        "placed": placed,
        "emergency": emergency,
        "applied": applied,
        "born": born,
        "age": text(age),
        "guardians": list(guardians),
        "child": child,
        "purpose": purpose,
        "urgency": urgency,
        "preparer": preparer,
        "decider": decider,
    }
    return ask(
        "decide",
        fields,
        tables=[],
        register=register,
        lang=lang,
        progress=progress,
    )


def placements(
    placements: Table,
    *,
    period: str | int,
    agreement: Of | None = None,
    prices: Table | None = None,
    shift: Mapping[Literal["from", "to", "percent"], str] | None = None,
    facts: FactsTable | None = None,
    fewest: int | None = None,
    clients: Literal["hidden", "shown"] = "hidden",
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Days in care, what they cost each buyer, and what a shift would change.

    Args:
        placements: One row a stay (`docs/placements.md`). Keys of children never come out
            unless `clients` is `"shown"`.
        period: The period whose days are counted.
        agreement: An agreement, or the identifier of an embedded one: its section
            `placements` says how days are counted, and it bills them.
        prices: Prices of a day or a month, by date.
        shift: What if so many percent of the days of one form were of another.
        facts: Other facts that the agreement wants.
        fewest: What concerns fewer children is withheld.
        clients: Whether single children are told of.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the table `care`, and `bills` and `effects` where there are any.

    Raises:
        OsuusError: Stays overlap, end before they begin, or are of an unknown form.

    Example:
        >>> import osuus
        >>> stays = [
        ...     {
        ...         "child": "child-key-1",
        ...         "buyer": "179",
        ...         "form": "institution",
        ...         "from": "2024-01-01",
        ...         "to": "2024-01-10",
        ...     }
        ... ]
        >>> osuus.placements(stays, period=2024).schema
        'osuus.placements/1'
    """
    fields = {
        "placements": placements,
        "period": text(period),
        "agreement": agreement,
        "prices": prices,
        "shift": shift,
        "facts": facts,
        "fewest": fewest,
        "clients": clients,
    }
    tables = ["placements", "prices", "facts"]
    return ask(
        "placements",
        fields,
        tables=tables,
        register=register,
        lang=lang,
        progress=progress,
    )


def reserve(
    carers: Table,
    *,
    on: Day,
    needs: Table | None = None,
    fewest: int | None = None,
    clients: Literal["hidden", "shown"] = "hidden",
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Free places with commissioned carers, and whose needs they can meet.

    Args:
        carers: One row a carer (`docs/placements.md`).
        on: The day.
        needs: One row a child who needs a place. Keys never come out unless `clients` is
            `"shown"`.
        fewest: What concerns fewer children is withheld.
        clients: Whether single needs are told of.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the places that are free, and the needs that are met.

    Raises:
        OsuusError: A carer has more children than places, or a need stands twice.

    Example:
        >>> import osuus
        >>> carers = [
        ...     {"carer": "carer-key-1", "area": "179", "kinds": "short", "places": 2}
        ... ]
        >>> osuus.reserve(carers, on="2024-03-01").schema
        'osuus.reserve/1'
    """
    fields = {
        "carers": carers,
        "on": on,
        "needs": needs,
        "fewest": fewest,
        "clients": clients,
    }
    tables = ["carers", "needs"]
    return ask(
        "reserve",
        fields,
        tables=tables,
        register=register,
        lang=lang,
        progress=progress,
    )
