"""Where the facts are read: the issuer's or a government's own page where there is one, and never a copy under somebody else's name."""

from __future__ import annotations

import re

from codingpath.model.catalog import Catalog

COPIES = re.compile(
    r"cms-(qa|test)|conference-test|pages\.dev|findmymoney|collegeaidservices|saviorquiz|saswell|healthcom\.info|home-codify"
    r"|checkoutapi|readbag|expydoc|orleanshub|govregs|azurewebsites|cloudfront|omb\.report|getpocketlaw|policyrisk|webarchive|issuu"
)
"""Test hosts of issuers, archives and mirrors: what was read there is cited by its issuer's own address, as an older copy."""


def test_no_source_is_a_test_host_or_a_mirror(catalog: Catalog) -> None:
    assert [(s.id, s.address) for s in catalog.sources.values() if COPIES.search(s.address)] == []


def test_each_page_of_a_source_starts_with_its_host(catalog: Catalog) -> None:
    hosts = [(s.id, page.split("/")[0].split(" ")[0]) for s in catalog.sources.values() for page in s.address.split(" and ")]
    said = [(name, host) for name, host in hosts if catalog.sources[name].kind != "assumption"]
    assert [(name, host) for name, host in said if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(:443)?", host)] == []


def test_an_operator_that_contradicts_itself_carries_no_fact_alone(catalog: Catalog) -> None:
    alone = [s.id for s in catalog.sources.values() if "open-exam-prep" in s.address and " and " not in s.address]
    assert alone == []


def test_no_source_is_older_than_it_was_read(catalog: Catalog) -> None:
    assert [s.id for s in catalog.sources.values() if s.as_of > str(s.checked)] == []
