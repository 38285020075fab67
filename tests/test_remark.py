"""The message with which readers correct a page: filled in, short enough, and safe against what records say."""

from email.headerregistry import Address
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from portal.frame.next_step import NextStep
from portal.frame.remark import MOST_OF_AN_ADDRESS, Remark, proposal, remark, remark_on
from portal.frame.stated import MOST_OF_A_VALUE, asked, line, stated
from portal.parts.about.records import AdvisoryMember, Partner
from portal.parts.network.records import School
from portal.portal import Portal
from portal.records.base import Consent, Contact, Person
from portal.site import Site, open_site
from tests.networks import Network
from tests.project import ROOT
from tests.synthetic import DAY
from tools.server import Server

URL = "https://portal.invalid/"
HOSTILE = 'Škola\r\nBcc: thief@example.org\n\n"<script>&subject=x&cc=a@b.eu%0D%0A\u202e\x00 & ' + "ž" * 400


@pytest.fixture(scope="module")
def whole(network: Network, data: Path) -> Site:
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=network.day)


def _parts(made: Remark) -> tuple[str, dict[str, str]]:
    assert made.letter is not None
    address = urlsplit(made.letter)
    assert (address.scheme, address.netloc, address.fragment) == ("mailto", "", "")
    # RFC 6068 knows no plus for a space, which parse_qsl would read as one.
    assert "+" not in address.query
    return unquote(address.path), dict(parse_qsl(address.query, strict_parsing=True))


def _of(site: Site, record: School) -> Remark:
    page = next(page for page in site.pages if page.path == record.path)
    return remark(site.portal, page, site.location)


@pytest.mark.every_network
def test_every_page_of_a_record_has_a_message_that_fits_into_an_address(whole: Site) -> None:
    told = [(page, whole.frame(page, "").onward.remark) for page in whole.pages if page.record is not None]
    assert len({type(page.record) for page, _made in told}) >= 5
    for page, made in told:
        assert made is not None, page.path
        assert f"{URL}{page.path}" in made.text, page.path
        assert "should be: " in made.text, page.path
        assert made.letter is None or len(made.letter) <= MOST_OF_AN_ADDRESS, page.path


@pytest.mark.first_network
def test_it_says_what_the_page_says_now(whole: Site) -> None:
    school = whole.portal.every(School)["hr-mentor"]
    made = _of(whole, school)
    to, fields = _parts(made)
    assert to == "desk@schools.example.eu" == made.mailbox
    assert set(fields) == {"subject", "body"}
    assert fields["subject"] == f"{whole.portal.project.acronym}: Correction: {school.name}"
    assert fields["body"].replace("\r\n", "\n") == made.text
    assert f"Name: {school.name}\nshould be: \n" in made.text
    assert "Country: Croatia\nshould be: " in made.text
    assert school.site is not None
    assert f"Place: {school.site.town}" in made.text
    assert str(school.site.lat) not in made.text
    assert unquote(made.download).replace("\r\n", "\n").endswith(made.text)


@pytest.mark.first_network
def test_what_a_record_says_adds_no_header_and_no_line(whole: Site) -> None:
    school = whole.portal.every(School)["hr-mentor"]
    planted = school.model_copy(update={"name": HOSTILE, "about": HOSTILE, "national_code": HOSTILE})
    page = next(page for page in whole.pages if page.path == school.path)
    made = remark(whole.portal, page.__class__(**{**vars(page), "record": planted, "name": HOSTILE}), whole.location)
    to, fields = _parts(made)
    assert to == "desk@schools.example.eu"
    assert set(fields) == {"subject", "body"}
    assert "\n" not in fields["subject"]
    assert "\r" not in fields["subject"]
    assert not [text for text in fields["body"].split("\r\n") if text.startswith(("Bcc", '"<script>'))]
    assert not {"\x00", "\u202e"} & set(fields["body"] + fields["subject"])
    assert made.letter is not None
    assert made.letter.isascii()
    assert len(made.letter) <= MOST_OF_AN_ADDRESS
    assert not set(made.letter) & set('"<> \r\n#')


@pytest.mark.first_network
def test_a_person_is_never_named_in_it(whole: Site) -> None:
    school = whole.portal.every(School)["hr-mentor"]
    person = Person(name="Ana Anić", consent=Consent(given=DAY, scope="the page"))
    told = school.model_copy(update={"contact": Contact(role="Head teacher", person=person)})
    said = [one.text for one in stated(whole.portal, told) if one.text]
    assert "Head teacher" in said
    assert not [text for text in said if "Anić" in text]


@pytest.mark.first_network
def test_without_an_operator_it_is_to_copy_and_to_save(whole: Site) -> None:
    tables = {**whole.portal.tables, "operator": {}}
    alone = Portal(DAY, whole.portal.kinds, tables, whole.portal.texts)
    school = alone.every(School)["hr-mentor"]
    page = next(page for page in whole.pages if page.path == school.path)
    made = remark(alone, page, whole.location)
    assert (made.letter, made.mailbox) == (None, None)
    shown = whole.templates.component("remark", remark=made, title="Tell us")
    assert "mailto:" not in shown
    assert 'href="data:text/plain;charset=utf-8,' in shown
    assert "about/contact/" in shown


def test_a_line_is_one_and_has_an_end() -> None:
    assert line("a\nb\t c\u2028d") == "a b c d"
    assert len(line("x" * 1_000)) == MOST_OF_A_VALUE
    assert line("short") == "short"


@pytest.mark.first_network
def test_a_new_record_is_asked_for_field_by_field(whole: Site) -> None:
    made = proposal(whole.portal, School, "a school", "new-school")
    labels = [one.label for one in asked(School)]
    assert labels[0] == "Name"
    assert "Website" in labels
    assert "should be" not in made.text
    assert all(f"{label}: " in made.text for label in labels[:5])


@pytest.mark.first_network
def test_a_place_on_a_page_of_many_has_its_own(whole: Site) -> None:
    for model in (Partner, AdvisoryMember):
        for record in whole.portal.every(model).values():
            made = remark_on(whole.portal, record, record.path, whole.location)
            assert f"{URL}{record.path}" in made.text
            assert record.label in made.text


@pytest.mark.first_network
def test_a_mailbox_is_read_back_as_it_was(whole: Site) -> None:
    to, _fields = _parts(_of(whole, whole.portal.every(School)["hr-mentor"]))
    assert Address(addr_spec=to).domain == "schools.example.eu"


@pytest.mark.first_network
def test_a_step_that_leads_nowhere_is_left_out(whole: Site) -> None:
    page = next(page for page in whole.pages if page.path == "schools/hr-mentor/")
    steps = (
        NextStep("There", "library/?theme=x"),
        NextStep("Itself", "schools/hr-mentor/#top"),
        NextStep("Nowhere", "nowhere/"),
    )
    end = whole.frame(page.__class__(**{**vars(page), "next_steps": steps}), "").onward
    assert [step.title for step in end.steps] == ["There"]


@pytest.mark.first_network
def test_the_message_is_in_reach_without_a_script(server: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{server.url}/schools/hr-mentor/")
    letter = page.get_by_role("link", name="Something wrong or missing? Tell us")
    assert (letter.get_attribute("href") or "").startswith("mailto:desk@schools.example.eu?subject=")
    page.get_by_text("No mail program? Copy the message").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="Save the message as a file").click()
    assert "should be: " in Path(got.value.path()).read_text(encoding="utf-8")
    assert got.value.suggested_filename == "schools-hr-mentor.txt"
    context.close()
