"""The checks that apply to every kind of record."""

from portal.checks import Check
from portal.checks.ahead import changes_are_not_ahead, nothing_leads_to_what_is_held_back, what_is_held_back_is_said
from portal.checks.better_words import words_are_usual
from portal.checks.bounds import feeds_stay_small, kinds_are_not_too_many, texts_and_files_are_not_named_again_and_again
from portal.checks.checkouts import files_can_be_checked_out
from portal.checks.confirmations import confirmations_are_possible
from portal.checks.covering import covered_terms_cover_nothing
from portal.checks.cross_references import references_exist
from portal.checks.dates import dates_are_in_reach, nothing_was_published_before_the_portal
from portal.checks.fonts import documents_can_be_printed, previews_can_be_drawn
from portal.checks.images import images_can_be_shown
from portal.checks.link_texts import links_say_where_they_lead
from portal.checks.names import addresses_are_free, former_ids_are_free, names_are_told_apart
from portal.checks.states import states_are_not_ahead, successors_are_others

CHECKS: tuple[Check, ...] = (
    files_can_be_checked_out,
    references_exist,
    covered_terms_cover_nothing,
    former_ids_are_free,
    addresses_are_free,
    names_are_told_apart,
    links_say_where_they_lead,
    dates_are_in_reach,
    nothing_was_published_before_the_portal,
    what_is_held_back_is_said,
    nothing_leads_to_what_is_held_back,
    changes_are_not_ahead,
    states_are_not_ahead,
    successors_are_others,
    confirmations_are_possible,
    images_can_be_shown,
    documents_can_be_printed,
    previews_can_be_drawn,
    kinds_are_not_too_many,
    texts_and_files_are_not_named_again_and_again,
    feeds_stay_small,
    words_are_usual,
)
