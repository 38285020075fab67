"""Components for hand-written pages, about one line each.

``portal/prose/calls.py`` lists them with their arguments, because pages are checked against that list before they are
rendered; ``mkdocs.yml`` lists the pages that may call them.
"""

from functools import wraps

from portal.parts.events.agenda import whole_agenda
from portal.parts.library.pages import own_sheets
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, School
from portal.parts.stories.cases import Cases
from portal.prose.fences import unfenced
from portal.site import Site
from portal.words.language import speaking


def define_env(env) -> None:  # type: ignore[no-untyped-def]
    """Registers the macros of mkdocs-macros-plugin."""
    site: Site = env.conf.extra["site"]
    portal, component = site.portal, site.templates.component

    def macro(name: str, call) -> None:  # type: ignore[no-untyped-def]
        def spoken(*values):  # type: ignore[no-untyped-def]
            with speaking(site.language):
                return unfenced(call(*values))

        env.macro(wraps(call)(spoken), name)

    macro("figure", lambda name: component("figure_in_text", figure=site.figure(name)))
    macro("school_card", lambda id: component("school_card", school=portal.every(School)[id]))
    macro("hub_card", lambda id: component("hub_card", hub=portal.every(Cluster)[id]))
    macro("network_map", lambda: component("network_map"))
    macro("country_grid", lambda: component("country_grid"))
    macro("case_cards", lambda count: component("case_cards", cases=portal.view(Cases).latest[:count]))
    macro("hero", lambda: component("hero"))
    macro("what_is_here", lambda: component("what_is_here"))
    macro("new_here", lambda count: component("new_here", items=site.latest("news", count)))
    macro("hub_explained", lambda: component("hub_explained"))
    macro("objectives", lambda: component("objectives"))
    macro("outcomes", lambda: component("outcomes"))
    macro("work_packages", lambda: component("work_packages"))
    macro("privacy_of_forms", lambda: component("privacy_of_forms"))
    macro("contact_address", lambda: component("contact_address"))
    macro("who_runs_this", lambda: component("who_runs_this"))
    macro("controller", lambda: component("controller"))
    macro("host_of_site", lambda: component("host_of_site"))
    macro("latest_events", lambda count: component("agenda", agenda=portal.view(whole_agenda).first(count)))
    macro("latest", lambda key, count: component(f"{key}_cards", items=site.latest(key, count)))
    macro("timeline", lambda: component("timeline"))
    macro("grant", lambda: component("grant"))
    macro("project_about", lambda: component("project_about"))
    macro("programmes", lambda: component("programmes"))
    macro("guide", lambda part: component(f"guide_{part}"))
    macro("guide_sources", lambda chapter: component("guide_sources", part=getattr(portal.single(Guide), chapter)))
    macro("feed_chooser", lambda: component("feed_chooser", feeds=site.subscriptions))
    macro("proposals", lambda: component("proposals"))
    macro("field_pages", lambda: component("field_pages"))
    macro("by_mail", lambda: component("by_mail"))
    macro("feed_list", lambda: component("feed_list", feeds=site.subscriptions))
    macro("data_files", lambda: component("data_files", catalogue=site.making.catalogue))
    macro("data_terms", lambda: component("data_terms", catalogue=site.making.catalogue, site_url=site.url))
    macro("data_fields", lambda: component("data_fields", catalogue=site.making.catalogue))
    macro("embed_lists", lambda kind: component("embed_lists", kind=kind, lists=site.embeds(kind), site_url=site.url))
    macro("own_sheets", lambda: component("own_sheets", resources=own_sheets(portal)))
    macro("whom_to_ask", lambda: component("whom_to_ask"))
    macro("records", lambda page: site.listed[f"{page}/"].records(site.templates))
    macro("scene", lambda name: component("scene_opening", name=name))
    macro("sources", lambda record: component("sources", record=portal.the(record)))
