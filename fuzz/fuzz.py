"""Coverage-guided fuzzing of extraction and of every reader, with atheris.

``python fuzz/fuzz.py TARGET [options of libFuzzer]``; ``fuzz/README.md`` says more.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import PIPE

import atheris
from apart import reader_apart

with atheris.instrument_imports(include=["zhextract"]):
    import zhextract
    from zhextract.errors import ZhextractError
    from zhextract.io.readers import Entry, Fields, Limits, Source, content, entries
    from zhextract.io.readers.dates import field_date, name_date
    from zhextract.text.decode import decode

    zhextract.extract("今年1月，全县用电量增长6.5%。")  # what is loaded at first use, too

LIMITS = Limits(size=1 << 16, ratio=50)
FIELDS = Fields(text="text", date="date", id="id")
NEWS = (
    "今年1—4月，岚溪县规模以上工业增加值同比增长8.3%。全县工业用电量2.86亿千瓦时，增长6.5%；"
    "年产值超10亿元的企业有5户。5月9日，县长林海生主持召开春茶产销会。（记者 周远）"
)
PIECES = (
    *NEWS,
    *"０１２３４５６７８９万亿兆〇零一二三两百千点分之％‰至到—－～、：；！？（）《》“”\n\n\t 　",
    *("同比", "环比", "增长", "下降", "由", "提高到", "超", "以上", "左右", "其中", "占", "本报讯"),
    *(
        "去年底",
        "上半年",
        "“十四五”",
        "2023年10月17日",
        "1/3",
        "第3版",
        "截至",
        "\ud800",
        "\udc00",
        "\ue000",
    ),
    *(
        "书记",
        "局长",
        "介绍",
        "召开",
        "签署",
        "记者",
        "分别",
        "个百分点",
        "美元",
        "平方米",
        "\x00",
        "﹪",
    ),
)


def fuzz_extract(data: bytes) -> None:
    """Words of news in any order: no text raises, every span quotes it."""
    text = "".join(PIECES[byte] if byte < len(PIECES) else chr(byte) for byte in data)
    document = zhextract.extract(text, source="fuzz")
    for fact in document.facts:
        quoted = text[fact.start : fact.end]
        assert fact.text == quoted or "\n" in quoted, (fact, quoted)
    assert zhextract.Document.from_json(document.to_json()) == document


def fuzz_unicode(data: bytes) -> None:
    """Any characters at all."""
    zhextract.extract(atheris.FuzzedDataProvider(data).ConsumeUnicode(4096))


def fuzz_decode(data: bytes) -> None:
    """Bytes are decoded, or refused."""
    with suppress(ZhextractError):
        decode(data)


def fuzz_names(data: bytes) -> None:
    """Names and fields have a date, or none."""
    text = data.decode("utf-8", "replace")
    name_date(text)
    with suppress(ValueError):
        field_date(text)


def reader(kind: str, suffix: str) -> Callable[[bytes], None]:
    """A target that gives the bytes to one reader as a file."""
    path = Path(FOLDER.name, f"fuzz{suffix}")

    def fuzz(data: bytes) -> None:
        path.write_bytes(data)
        source = Source(str(path), kind, len(data), 0)  # type: ignore[arg-type]
        for entry in entries(source, fields=FIELDS, limits=LIMITS):
            if isinstance(entry, Entry):
                with suppress(ZhextractError):
                    assert isinstance(content(entry, LIMITS).text, str)

    return fuzz


FOLDER = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)


def seeds(target: str) -> list[bytes]:
    """Inputs to begin with."""
    rows = [
        {"text": NEWS, "date": "2023-10-17", "id": 7},
        {"text": None, "date": 20231017, "id": ""},
    ]
    if target == "extract":
        places = {piece: number for number, piece in enumerate(PIECES) if number < 256}
        return [bytes(places.get(character, 0) for character in NEWS)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    table = f'id,date,text\n7,2023-10-17,"{NEWS}"\n8,,二\n'
    html = f"<html><head><title>春茶</title></head><body><p>{NEWS}</p></body></html>"
    text = {"jsonl": lines, "csv": table, "html": html, "names": "2023-10-17.txt"}.get(target, NEWS)
    found = [text.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16")]
    if target == "pdf":
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests/io/readers"))
        from pdf import make_pdf

        found = [make_pdf([NEWS, NEWS])]
    if target in ("text", "jsonl", "csv"):
        found.append(gzip.compress(found[0]))
    return found


read_parquet = reader_apart("parquet", Path(FOLDER.name, "fuzz.parquet"))
_WRITE = """
import json, sys
import pyarrow, pyarrow.parquet
rows = [{k: v and str(v) for k, v in row.items()} for row in json.load(sys.stdin)]
pyarrow.parquet.write_table(
    pyarrow.Table.from_pylist(rows), sys.stdout.buffer, compression=sys.argv[1]
)
"""


@cache
def parquet_files() -> list[bytes]:
    """Small whole files, written apart for the reason in ``apart.py``."""
    rows = json.dumps([{"text": NEWS, "date": "2023-10-17", "id": 7}, {"text": None}])
    return [
        subprocess.run(
            [sys.executable, "-c", _WRITE, name], input=rows.encode(), stdout=PIPE, check=True
        ).stdout
        for name in ("none", "snappy", "zstd")
    ]


def fuzz_parquet(data: bytes) -> None:
    """A whole file, damaged in the places and ways that the bytes say; or the bytes alone.

    No coverage comes from the process that reads, so libFuzzer would never get
    from nothing to a file.
    """
    told = atheris.FuzzedDataProvider(data)
    if told.ConsumeProbability() < 0.05:
        read_parquet(told.ConsumeBytes(len(data)))
        return
    file = bytearray(told.PickValueInList(parquet_files()))
    while told.remaining_bytes():
        at = told.ConsumeIntInRange(0, len(file) - 1)
        match told.ConsumeIntInRange(0, 3):
            case 0:
                file[at] = told.ConsumeIntInRange(0, 255)
            case 1:
                file[at : at + told.ConsumeIntInRange(0, 64)] = told.ConsumeBytes(8)
            case 2:
                file[at] ^= 1 << told.ConsumeIntInRange(0, 7)
            case _:
                del file[max(at, 4) : max(at, 4) + told.ConsumeIntInRange(1, 16)]
    read_parquet(bytes(file))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "extract": fuzz_extract,
    "unicode": fuzz_unicode,
    "decode": fuzz_decode,
    "names": fuzz_names,
    "text": reader("text", ".txt"),
    "jsonl": reader("jsonl", ".jsonl"),
    "csv": reader("csv", ".csv"),
    "html": reader("html", ".html"),
    "pdf": reader("pdf", ".pdf"),
    "parquet": fuzz_parquet,
}


def main() -> None:
    """Fuzz one target until libFuzzer has enough, or something breaks."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python fuzz/fuzz.py {{{','.join(TARGETS)}}} [-max_total_time=SECONDS …]")
    target = sys.argv.pop(1)
    corpus = Path(FOLDER.name, "corpus")
    corpus.mkdir()
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    own = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    limits = ["-timeout=20", "-rss_limit_mb=4096", "-max_len=8192"]
    atheris.Setup([*sys.argv, *limits, *([] if own else [str(corpus)])], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
