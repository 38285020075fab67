"""The texts of a volume, each as Markdown with headings from ##."""

from portal.documents.literal import bullets, joined, literal, table
from portal.parts.library.records import Resource
from portal.parts.training import lessons
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.records.peer_review import PeerReview
from portal.parts.training.take_along.volume import Volume
from portal.parts.training.unit_references import told, told_review
from portal.records.base import Citation, by_source
from portal.words.language import _
from portal.words.when import long_date


def about_course(volume: Volume) -> str:
    """What the course is, how it works and what one can do afterwards."""
    course = volume.course
    objectives = [literal(objective) for objective in course.objectives]
    return joined(
        literal(volume.edition),
        course.aims or "",
        course.description or "",
        _written(volume, course.intro),
        _headed(_("What you can do afterwards"), bullets(objectives)),
        literal(course.certificate or ""),
    )


def about_module(volume: Volume, module: Module) -> str:
    """What the module is about, what one can do afterwards, and its units with their time."""
    objectives = [literal(objective.text) for objective in module.objectives]
    units = [literal(unit_title(unit)) + (f" ({minutes(unit)})" if unit.minutes else "") for unit in module.units]
    return joined(
        module.focus or "",
        _headed(_("What you can do afterwards"), bullets(objectives)),
        _headed(_("What is in this module"), bullets(units)),
    )


def unit(volume: Volume, part: Unit) -> str:
    """What a unit teaches, its activity, resources that help, and its sources."""
    portal = volume.portal
    resources = [portal.every(Resource)[id] for id in part.resources]
    helping = [
        f"[{literal(resource.title)}]({volume.site_url}{resource.path}): {literal(resource.summary)}"
        for resource in resources
    ]
    return joined(
        _("Time: about %(time)s.") % {"time": minutes(part)} if part.minutes else "",
        _written(volume, part.text),
        _headed(_("Activity"), _told(volume, part.activity or "")),
        _headed(_("From the library"), bullets(helping)),
        _headed(
            _("Sources of this unit"), bullets([_source(volume, citations) for citations in by_source(part.sources)])
        ),
    )


def guide(volume: Volume) -> str:
    """The guide for those who lead a group through the course; "" where there is none."""
    return _written(volume, volume.course.guide)


def review(volume: Volume, written: PeerReview) -> str:
    """How colleagues look at each other's work, with the rubric and room for what they write."""
    peer_review = told_review(volume.course, written, volume.portal.texts)
    steps = [
        (literal(f"{step.title}: {step.text}" if step.title else step.text), str(step.minutes))
        for step in peer_review.steps
    ]
    criteria = [
        (f"**{literal(row.title)}** {literal(row.question or '')}".strip(), *map(literal, row.levels))
        for row in peer_review.criteria
    ]
    prompts = [(literal(prompt), "") for prompt in peer_review.prompts]
    return joined(
        f"**{_('What is reviewed')}:** {literal(peer_review.product)}",
        peer_review.intro,
        _headed(_("Steps"), table((_("What happens"), _("Minutes")), steps)),
        _headed(_("Rules"), bullets([literal(rule) for rule in peer_review.rules])),
        _headed(_("What to look at"), table((_("Point"), *map(literal, peer_review.levels)), criteria)),
        _headed(_("What reviewers write"), table((_("Begin like this"), _("Your words")), prompts)),
    )


def unit_title(part: Unit) -> str:
    """The title of a unit with its number."""
    return f"{part.number} {part.title}"


def minutes(part: Unit) -> str:
    """The time of a unit in words."""
    return _("%(count)s minutes") % {"count": part.minutes}


def _headed(title: str, body: str) -> str:
    return joined(f"## {title}", body) if body else ""


def _written(volume: Volume, name: str | None) -> str:
    return "" if name is None else lessons.linked(_told(volume, volume.portal.texts[name]), volume.site_url)


def _told(volume: Volume, text: str) -> str:
    return told(volume.course, text, volume.portal.texts)


def _source(volume: Volume, citations: tuple[Citation, ...]) -> str:
    """One source, with the places in it."""
    places = "; ".join(literal(citation.at) for citation in citations if citation.at)
    place = f", {places}" if places else ""
    source = volume.portal.sources.get(citations[0].source)
    if source is None:
        return f"<{citations[0].source}>{place}"
    title = f"[{literal(source.title)}]({source.url})" if source.url else literal(source.title)
    day = f", {long_date(source.date)}" if source.date else ""
    return f"{title}{place}. {literal(source.publisher)}{day}"
