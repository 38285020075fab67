"""Components for hand-written pages: about one line each.

``portal/prose/calls.py`` lists them with what they take, because pages are checked against that list before any is
rendered; ``mkdocs.yml`` lists the pages that may call them.
"""

from functools import wraps

from portal.frame.figures import figure
from portal.frame.templates import number
from portal.prose.fences import unfenced
from portal.site import Site


def define_env(env) -> None:  # type: ignore[no-untyped-def]
    """Registers the macros of mkdocs-macros-plugin."""
    site: Site = env.conf.extra["site"]
    portal, component = site.portal, site.templates.component

    def macro(name: str, call) -> None:  # type: ignore[no-untyped-def]
        env.macro(wraps(call)(lambda *values: unfenced(call(*values))), name)

    macro("figure", lambda name: number(figure(portal, name)))
    macro("school_card", lambda id: component("school_card", school=portal.schools[id]))
    macro("hub_card", lambda id: component("hub_card", hub=portal.clusters[id]))
    macro("network_map", lambda: component("network_map"))
    macro("country_grid", lambda: component("country_grid"))
    macro("case_cards", lambda count: component("case_cards", cases=tuple(portal.case_studies.values())[:count]))
    macro("hero", lambda: component("hero"))
    macro("hub_explained", lambda: component("hub_explained"))
    macro("ways_in", lambda: component("ways_in"))
    macro("objectives", lambda: component("objectives"))
    macro("outcomes", lambda: component("outcomes"))
    macro("work_packages", lambda: component("work_packages"))
    macro("privacy_of_forms", lambda: component("privacy_of_forms"))
    macro("latest_events", lambda count: component("event_list", events=portal.latest_events[:count]))
    macro("latest", lambda key, count: component(f"{key}_cards", items=site.latest(key, count)))
    macro("timeline", lambda: component("timeline"))
    macro("grant", lambda: component("grant"))
    macro("project_about", lambda: component("project_about"))
    macro("guide_intro", lambda: component("guide_intro"))
    macro("guide_why", lambda: component("guide_why"))
    macro("guide_models", lambda: component("guide_models"))
    macro("programmes", lambda: component("programmes"))
    macro("guide_project", lambda: component("guide_project"))
    macro("guide_self_review", lambda: component("guide_self_review"))
    macro("guide_conditions", lambda: component("guide_conditions"))
    macro("guide_small_schools", lambda: component("guide_small_schools"))
    macro("guide_learning", lambda: component("guide_learning"))
    macro("guide_theory", lambda: component("guide_theory"))
    macro("guide_reading", lambda: component("guide_reading"))
    macro("sources", lambda: component("sources", record=portal.project))
