"""Rules across files. Each check is a small function from all records to the problems it finds."""

from collections.abc import Callable, Iterator
from datetime import date

from portal.checks.bounds import (
    courses_fit_into_a_book,
    feeds_stay_small,
    kinds_are_not_too_many,
    texts_and_files_are_not_named_again_and_again,
)
from portal.checks.checkouts import files_can_be_checked_out
from portal.checks.cross_references import references_exist
from portal.checks.dates import dates_are_in_reach, months_lie_in_the_project
from portal.checks.fonts import documents_can_be_printed, previews_can_be_drawn
from portal.checks.images import images_can_be_shown
from portal.checks.link_texts import links_say_where_they_lead
from portal.checks.names import addresses_are_free, former_ids_are_free, ids_carry_their_country, names_are_told_apart
from portal.parts.about.checks.consent import consent_still_holds
from portal.parts.about.checks.glossary_words import glossary_entries_point_elsewhere, glossary_words_lead_to_one_entry
from portal.parts.about.checks.security_reports import security_reports_still_count
from portal.parts.library.checks import (
    files_are_what_they_say,
    licences_permit_what_is_offered,
    related_resources_are_others,
    texts_can_be_read,
    translations_are_into_different_languages,
    translations_have_an_original,
)
from portal.parts.network.checks.clusters import (
    cluster_has_its_shape,
    cluster_stays_in_its_country,
    implied_roles_are_members,
    member_stands_once,
    planned_clusters_add_up,
    school_has_one_cluster,
    stories_stay_in_their_country,
)
from portal.parts.network.checks.places import coordinates_lie_in_the_country, territories_exist
from portal.parts.news.checks.issues import (
    issues_appear_after_their_period,
    issues_have_contents,
    periods_do_not_overlap,
)
from portal.parts.news.checks.translations import translations_are_told_apart
from portal.parts.training.checks.course_texts import course_texts_can_be_read, texts_belong_to_a_record
from portal.parts.training.checks.courses import (
    minutes_add_up,
    module_addresses_are_free,
    objectives_are_assessed,
    offered_courses_are_complete,
    questions_fit_their_module,
    quizzes_are_told_apart,
    surveys_are_told_apart,
    units_are_asked_about,
)
from portal.problem import Problem
from portal.reading.load import Records

Check = Callable[[Records, date], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    files_can_be_checked_out,
    references_exist,
    ids_carry_their_country,
    former_ids_are_free,
    addresses_are_free,
    names_are_told_apart,
    links_say_where_they_lead,
    member_stands_once,
    implied_roles_are_members,
    school_has_one_cluster,
    cluster_has_its_shape,
    cluster_stays_in_its_country,
    planned_clusters_add_up,
    stories_stay_in_their_country,
    coordinates_lie_in_the_country,
    territories_exist,
    months_lie_in_the_project,
    dates_are_in_reach,
    periods_do_not_overlap,
    issues_appear_after_their_period,
    issues_have_contents,
    translations_are_told_apart,
    images_can_be_shown,
    texts_can_be_read,
    files_are_what_they_say,
    licences_permit_what_is_offered,
    translations_have_an_original,
    related_resources_are_others,
    documents_can_be_printed,
    previews_can_be_drawn,
    module_addresses_are_free,
    offered_courses_are_complete,
    questions_fit_their_module,
    objectives_are_assessed,
    units_are_asked_about,
    quizzes_are_told_apart,
    minutes_add_up,
    surveys_are_told_apart,
    course_texts_can_be_read,
    texts_belong_to_a_record,
    glossary_words_lead_to_one_entry,
    glossary_entries_point_elsewhere,
    kinds_are_not_too_many,
    texts_and_files_are_not_named_again_and_again,
    courses_fit_into_a_book,
    feeds_stay_small,
    translations_are_into_different_languages,
    consent_still_holds,
    security_reports_still_count,
)


def check(records: Records, day: date) -> Iterator[Problem]:
    """Everything the checks find; consents are judged on ``day``."""
    for rule in CHECKS:
        yield from rule(records, day)
