"""YAML is read as its author typed it, with line numbers, and nothing hostile gets through or stops the program."""

import re
from pathlib import Path

import pytest

from portal.reading import yamlfile
from portal.reading.yamlfile import Listing, Mapping, Node, Text


def read(folder: Path, content: str | bytes) -> tuple[Node | None, list[str]]:
    """The root node of a file of this content, and what is said about it."""
    path = folder / "file.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    root, problems = yamlfile.read(path, "file.yaml")
    return root, [str(problem) for problem in problems]


def value(folder: Path, written: str) -> object:
    """What the one field of a record holds when it is written so."""
    root, problems = read(folder, f"field: {written}\n")
    assert root is not None
    assert problems == []
    plain = yamlfile.plain(root)
    assert list(plain) == ["field"]
    return plain["field"]


def refused(folder: Path, content: str | bytes) -> str:
    """The one problem that keeps the file from being read."""
    root, problems = read(folder, content)
    assert root is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "no",
        "yes",
        "on",
        "true",
        "null",
        "~",
        "01000",
        "0x10",
        "1_000",
        "1e3",
        "12:30",
        "1.10",
        "2021-05-19",
        ".inf",
    ],
)
def test_values_are_read_as_typed(tmp_path: Path, written: str) -> None:
    assert value(tmp_path, written) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"a: b"', "a: b"),
        ("'it''s'", "it's"),
        ('"\\u010Cakovec"', "Čakovec"),
        ("|\n  One.\n\n  Two.", "One.\n\nTwo.\n"),
        (">\n  One\n  line.", "One line.\n"),
        ("One\n  line.", "One line."),
        ("Škola # no comment", "Škola"),
        ("Škola#1", "Škola#1"),
    ],
)
def test_quotes_and_blocks_mean_what_yaml_says(tmp_path: Path, written: str, meant: str) -> None:
    assert value(tmp_path, written) == meant


def test_every_node_knows_its_line(tmp_path: Path) -> None:
    root, problems = read(
        tmp_path,
        "# first\n- id: one\n  about: |\n    Two\n    lines.\n\n  place: {town: Halle,\n    lat: 50.7}\n"
        "- id: two\n  levels:\n    - primary\n    - secondary\n",
    )
    assert problems == []
    assert isinstance(root, Listing)
    assert root.line == 2
    first, second = root.items
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert first.line == 2
    assert first.key_lines == {"id": 2, "about": 3, "place": 7}
    assert second.line == 9
    assert second.key_lines == {"id": 9, "levels": 10}
    assert yamlfile.line_of(root, [0, "place", "lat"]) == 8
    assert yamlfile.line_of(root, [1, "levels", 1]) == 12
    # What does not exist is shown where it should stand.
    assert yamlfile.line_of(root, [1, "place", "lat"]) == 9
    assert yamlfile.line_of(root, [0, "place", "lon"]) == 7
    assert yamlfile.line_of(root, [7]) == 2


def test_text_node_starts_where_its_text_starts(tmp_path: Path) -> None:
    root, _problems = read(tmp_path, 'a: "One\n  line"\nb: two\n')
    assert isinstance(root, Mapping)
    assert root.entries["a"] == Text("One line", 1)
    assert root.entries["b"] == Text("two", 3)


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    root, problems = read(tmp_path, b"\xef\xbb\xbfid: one\r\nname: Two\r\nabout: |\r\n  Three\r\n  four\r\n")
    assert problems == []
    assert root is not None
    assert yamlfile.plain(root) == {"id": "one", "name": "Two", "about": "Three\nfour\n"}
    assert yamlfile.line_of(root, ["about"]) == 3


def test_duplicate_key_keeps_the_first_value_and_is_said(tmp_path: Path) -> None:
    root, problems = read(tmp_path, "id: one\nname: Two\nid: three\n")
    assert root is not None
    assert yamlfile.plain(root) == {"id": "one", "name": "Two"}
    assert problems == ['file.yaml:3: "id" stands twice in the same record (first on line 1); keep one']


def test_same_key_in_two_records_is_no_duplicate(tmp_path: Path) -> None:
    root, problems = read(tmp_path, "- id: one\n  place: {town: Halle}\n- id: two\n  place: {town: Osijek}\n")
    assert problems == []
    assert root is not None
    assert [record["id"] for record in yamlfile.plain(root)] == ["one", "two"]


@pytest.mark.parametrize("content", ["", " \n", "# No record yet.\n", "---\n", "\ufeff"])
def test_empty_files_are_said_to_be_empty(tmp_path: Path, content: str) -> None:
    assert "the file is empty; add a record, write [] for none yet, or delete it" in refused(tmp_path, content)


def test_an_empty_list_is_not_an_empty_file(tmp_path: Path) -> None:
    assert read(tmp_path, "[]\n") == (Listing(1), [])


@pytest.mark.parametrize("opening", ["- ", "[", "{a: ", "? ", "- - ? ", '{"a": ['])
def test_hostile_nesting_is_refused(tmp_path: Path, opening: str) -> None:
    assert re.match(r"file\.yaml:\d+: ", refused(tmp_path, opening * 50_000))


@pytest.mark.parametrize("opening", ["- ", "["])
def test_hostile_nesting_is_named(tmp_path: Path, opening: str) -> None:
    expected = "file.yaml:1: more than 12 levels inside each other; check the indentation"
    assert refused(tmp_path, opening * 50_000) == expected


def test_nesting_within_the_limit_is_read(tmp_path: Path) -> None:
    root, problems = read(tmp_path, "[" * yamlfile.MAX_DEPTH + "x" + "]" * yamlfile.MAX_DEPTH)
    assert problems == []
    assert isinstance(root, Listing)


def test_billion_laughs_stop_at_the_first_anchor(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert refused(tmp_path, "\n".join(lines)).startswith("file.yaml:1: anchor &a0")


def test_a_record_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "&a\n- *a\n").startswith("file.yaml:1: anchor &a")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!own", "!<tag:yaml.org,2002:int>"])
def test_tags_are_refused(tmp_path: Path, tag: str) -> None:
    assert "tags" in refused(tmp_path, f"field: {tag} x\n")


@pytest.mark.parametrize("key", ["[a]", "{a: b}"])
def test_a_list_is_no_name_of_a_field(tmp_path: Path, key: str) -> None:
    refused(tmp_path, f"? {key}\n: value\n")


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "id: one\nname: Škola\n".encode("cp1250")) == (
        "file.yaml:2: byte 0x8a is not UTF-8; save the file with the encoding UTF-8"
    )
    assert refused(tmp_path, "id: one\n".encode("utf-16")).startswith("file.yaml:1: byte 0xff is not UTF-8")


def test_the_limit_of_size(tmp_path: Path) -> None:
    at_limit = b"field: " + b"x" * (yamlfile.MAX_BYTES - 7)
    root, problems = read(tmp_path, at_limit)
    assert root is not None
    assert problems == []
    assert refused(tmp_path, at_limit + b"x") == (
        "file.yaml:1: the file has 5.0 MB and the limit is 5 MB; split it into several files in a folder named file/"
    )


ODD = [
    *range(0x300),
    *range(0x2000, 0x2070),
    0xD7FF,
    0xE000,
    0xFEFF,
    0xFFFD,
    0xFFFE,
    0xFFFF,
    0x1F600,
    0x1FFFE,
    0x10FFFF,
]


@pytest.mark.parametrize(
    "template", ["{}", "field: {}", "field: x{}y", "field: 'x{}y'", "field: |\n  x{}y\n", "fi{}eld: x"]
)
def test_no_character_stops_the_program(tmp_path: Path, template: str) -> None:
    for code in ODD:
        root, problems = read(tmp_path, template.format(chr(code)))
        assert root is not None or len(problems) == 1, f"U+{code:04X}"


@pytest.mark.parametrize("escape", ["\\uD800", "\\uFFFE", "\\U00110000", "\\x00", "\\q"])
def test_no_escape_stops_the_program(tmp_path: Path, escape: str) -> None:
    root, problems = read(tmp_path, f'field: "{escape}"\n')
    assert root is not None or len(problems) == 1


def test_bytes_at_random_do_not_stop_the_program(tmp_path: Path) -> None:
    """Cuts and doublings of a real file, the same ones in every run."""
    whole = Path(__file__).parent.joinpath("valid", "schools.yaml").read_bytes()
    for step in range(400):
        cut = step * 7919 % len(whole)
        torn = whole[:cut] + b"[]{}:-!&*|>'\"%@`,?#\t\n \xc3"[step % 22 : step % 22 + 2] + whole[cut + step % 5 :]
        root, problems = read(tmp_path, torn)
        assert root is not None or len(problems) == 1, torn[max(0, cut - 20) : cut + 20]


def spelled(folder: Path, written: str) -> Text:
    """The text of the one field of a record, written so."""
    root, problems = read(folder, f"field: {written}\nother: x\n")
    assert problems == []
    assert isinstance(root, Mapping)
    found = root.entries["field"]
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize("written", ["One\n  line.", "- x"[2:] + "\n  - y", ">\n  One\n\n  Two", ">\n  - One\n  - Two"])
def test_lines_that_would_be_joined_are_a_fault(tmp_path: Path, written: str) -> None:
    assert spelled(tmp_path, written).fault


@pytest.mark.parametrize("written", ["|1\n  One", "| # x\n  One", '"One\n\n  Two"', "'One\n  1. Two'", ">2\n  One"])
def test_signs_that_change_a_text_are_a_fault(tmp_path: Path, written: str) -> None:
    assert spelled(tmp_path, written).fault


@pytest.mark.parametrize(
    "written", ["One #2", "One\t#2", '"One" #2', "# One\n  two", '"C:\\new"', '"a\\eb"', "One # two # three"]
)
def test_text_that_may_be_cut_off_or_changed_is_in_doubt(tmp_path: Path, written: str) -> None:
    assert spelled(tmp_path, written).doubt


@pytest.mark.parametrize(
    "written",
    [
        "One#2",
        '"One #2"',
        "One\n# a line of its own",
        "\n  # a line of its own\n  One",
        "|\n  One #2\n  - three",
        "|-\n  One\n\n  Two",
        ">\n  One\n  two.",
        '"One\n  two."',
        '"One.\\n\\nTwo: \\t"',
        '"say \\"\\u010C\\" \\\\"',
    ],
)
def test_text_that_is_as_it_looks_is_neither(tmp_path: Path, written: str) -> None:
    found = spelled(tmp_path, written)
    assert (found.fault, found.doubt) == ("", "")


@pytest.mark.parametrize("mark", ['"', "'"])
@pytest.mark.parametrize("later", ["x: {}y{}\n", "x: y\n- id: b\n  x: {}z{}\n", "\n\n  x: it{}s\n"])
def test_a_quotation_mark_is_named_where_it_opens(tmp_path: Path, mark: str, later: str) -> None:
    written = f"- id: a\n  name: {mark}Nova\n  {later.replace('{}', mark)}"
    assert refused(tmp_path, written).startswith("file.yaml:2: ")


@pytest.mark.parametrize("break_", ["\r", "\u0085", "\u2028", "\u2029", "\ufeff"])
def test_what_only_yaml_takes_for_a_line_end_is_refused(tmp_path: Path, break_: str) -> None:
    assert refused(tmp_path, f"id: a\nname: b{break_}c\n").startswith("file.yaml:2: ")


@pytest.mark.parametrize("line", ["%YAML 1.1", "%YAML 2.0", "%TAG ! x:"])
def test_directives_are_refused(tmp_path: Path, line: str) -> None:
    assert "delete the line" in refused(tmp_path, f"{line}\n---\nid: a\n")


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("a: [draft] Title\n", 1, "begins with [ or { needs quotes"),
        ("a: {draft} Title\nb: c\n", 1, "begins with [ or { needs quotes"),
        ("a: [b,, c]\n", 1, "a comma stands here with nothing before it"),
        ("a: |\n  text\n\n # heading\n\n  text\n", 4, "further left than the text above"),
        ("a: |\n  text\n# heading\n  text\n", 3, "further left than the text above"),
        ("b: c\na: text\n  # heading\n  text\n", 3, "further left than the text above"),
    ],
)
def test_brackets_commas_and_comments_that_end_a_text_are_named(
    tmp_path: Path, written: str, line: int, said: str
) -> None:
    message = refused(tmp_path, written)
    assert message.startswith(f"file.yaml:{line}: ")
    assert said in message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"Text"#2', "is cut off"),
        ("'Text'#2", "is cut off"),
        ("#2", "has no value, because a comment begins"),
        ("  #2", "has no value, because a comment begins"),
        ("\n- #2\n- b", "has no value, because a comment begins"),
        ("[one, #two\n  three]", "is cut off"),
        ('["one", #two\n  three]', "is cut off"),
        ('{b: "one"#two\n  }', "is cut off"),
    ],
)
def test_number_signs_without_a_space_and_at_the_beginning_are_doubted(tmp_path: Path, written: str, said: str) -> None:
    root, problems = read(tmp_path, f"field: {written}\n")
    assert root is not None
    assert problems == []
    assert [doubt for doubt in _doubts(root) if doubt.startswith(said)]


@pytest.mark.parametrize("written", ['"Text#2"', "'#2'", "a#2", "a,#2", '["a", "#2"]', "\n# hint\n  - a"])
def test_other_number_signs_are_not(tmp_path: Path, written: str) -> None:
    root, _problems = read(tmp_path, f"field: {written}\n")
    assert root is not None
    assert _doubts(root) == []


def _doubts(node: Node) -> list[str]:
    if isinstance(node, Text):
        return [node.doubt] if node.doubt else []
    inner = node.items if isinstance(node, Listing) else node.entries.values()
    return [doubt for each in inner for doubt in _doubts(each)]
