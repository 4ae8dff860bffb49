"""The noun phrases beside numbers and movements: what is counted, and whose it is.

The search works on the words of one clause of a scope, from the number
outwards. Words and their dictionary tags are evidence: lexical classes
(``phrases.toml``) say which words link a metric to its number, which verbs
take the counted thing as their object, and which heads (率, 额, 收入) make one
noun of the verbs before them.
"""

from zhextract.facts.phrases.after import after
from zhextract.facts.phrases.before import (
    Found,
    before,
    metric_before,
    metric_inside,
)
from zhextract.facts.phrases.clauses import (
    CLAUSE_ENDS,
    EACH,
    TIME,
    clause_end,
    clause_start,
    is_number,
    tokens_between,
)
from zhextract.facts.phrases.lists import members_of, split_list, split_subjects, topics_before
from zhextract.facts.phrases.predicates import predicate_after
from zhextract.facts.phrases.topics import (
    object_before,
    part_before,
    participle_before,
    topic_after,
    topic_before,
    verb_before,
)
from zhextract.facts.phrases.words import (
    JOINERS,
    MEASURE_ENDINGS,
    acts,
    classes,
    is_bearer,
    is_group,
    is_measure_word,
    is_measured,
    is_nominal,
    is_own_object,
    is_place_name,
    is_rate_word,
    is_verb,
    lists_bearers,
    names_actors,
    names_people,
    unowned,
)

__all__ = [
    "CLAUSE_ENDS",
    "EACH",
    "JOINERS",
    "MEASURE_ENDINGS",
    "TIME",
    "Found",
    "acts",
    "after",
    "before",
    "classes",
    "clause_end",
    "clause_start",
    "is_bearer",
    "is_group",
    "is_measure_word",
    "is_measured",
    "is_nominal",
    "is_number",
    "is_own_object",
    "is_place_name",
    "is_rate_word",
    "is_verb",
    "lists_bearers",
    "members_of",
    "metric_before",
    "metric_inside",
    "names_actors",
    "names_people",
    "object_before",
    "part_before",
    "participle_before",
    "predicate_after",
    "split_list",
    "split_subjects",
    "tokens_between",
    "topic_after",
    "topic_before",
    "topics_before",
    "unowned",
    "verb_before",
]
