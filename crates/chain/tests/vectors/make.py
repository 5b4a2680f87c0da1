"""Computes the chain's vectors from docs/formats/chain.md alone, with no line of the Rust code (needs PyNaCl).

Run once per format version; the file it writes is frozen. `make.py --check` compares instead of writing.
"""
import base64, hashlib, hmac, json, pathlib, struct, sys, uuid
from datetime import datetime, timezone
from nacl.signing import SigningKey

VAULT = uuid.UUID("0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b")
SEED = bytes(range(32))
KEY = SigningKey(SEED)
PUBLIC = bytes(KEY.verify_key)


def tagged(tag, *parts):
    data = bytes([len(tag)]) + tag.encode()
    for part in parts:
        data += struct.pack(">Q", len(part)) + part
    return hashlib.sha256(data).digest()


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return b"{" + b",".join(canonical(n) + b":" + canonical(value[n]) for n in names) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(map(canonical, value)) + b"]"
    assert not isinstance(value, float)
    return json.dumps(value, ensure_ascii=False).encode()


def crockford(link):
    bits = int.from_bytes(link[:10], "big")
    text = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> (75 - 5 * i) & 31] for i in range(16))
    return "-".join(text[i:i + 4] for i in range(0, 16, 4))


def log():
    prev, seq, entries = tagged("counterfoil/genesis/v1", VAULT.bytes), 0, []
    acts = [
        ("vault-created", "vault", None, None, {}),
        ("draft-saved", "invoice/1", None, b"draft one", {"why": "closed", "\U0001f9fe": "astral", "\ufb33": "bmp"}),
        ("draft-saved", "invoice/1", b"draft one", b"draft two", {}),
        ("invoice-issued", "invoice/1", b"draft two", b"issued", {"number": "2026-0001"}),
        ("unlock-failed", "vault", None, None, {"text": 'quote " slash \\ tab \t unit \u001f ü'}),
    ]
    for kind, obj, before, after, note in acts:
        seq += 1
        content = lambda c: None if c is None else tagged("counterfoil/content/v1", c).hex()
        entry = dict(seq=seq, time=f"2026-11-20T08:00:0{seq}.250Z", user="u1", device="d1", kind=kind, object=obj,
                     before=content(before), after=content(after), prev=prev.hex(), note=note, signer=PUBLIC.hex())
        text = canonical(entry)
        prev = tagged("counterfoil/entry/v1", text)
        signature = KEY.sign(b"counterfoil/entry-signature/v1\0" + prev).signature
        entries.append(dict(canonical=text.decode(), hash=prev.hex(),
                            signed=dict(entry=entry, signature=signature.hex())))
    return entries


def documents():
    link, out = tagged("counterfoil/series/v1", VAULT.bytes, "RE-ä".encode()), []
    first = link.hex()
    for number, doc in [("RE-2026-0001", {"b": 1, "a": "12.50"}), ("RE-2026-0002", {"a": [], "c": None})]:
        link = tagged("counterfoil/document/v1", canonical(doc), number.encode(), link)
        out.append(dict(number=number, document=doc, link=link.hex(), code=crockford(link)))
    return dict(series="RE-ä", genesis=first, issued=out)


def anchor(entries):
    key, time = hashlib.sha256(b"anchor key").digest(), datetime(2026, 11, 20, 8, 0, 6, 500000, timezone.utc)
    head = bytes.fromhex(entries[-1]["hash"])
    body = b"CFANCH01" + VAULT.bytes + struct.pack(">IQQ", 2, 41, len(entries)) + head
    body += struct.pack(">Qq", 7, round(time.timestamp() * 1000))
    return dict(key=key.hex(), epoch=2, counter=41, size=len(entries), hash=head.hex(), header_seq=7,
                time="2026-11-20T08:00:06.500Z", bytes=(body + hmac.digest(key, body, "sha256")).hex())


def signature_file():
    content, comment = '{"book":"ä"}\n', "seq 12 of " + str(VAULT)
    key_id = tagged("counterfoil/minisign-key-id/v1", PUBLIC)[:8]
    signature = KEY.sign(content.encode()).signature
    lines = ["untrusted comment: signature from counterfoil", base64.b64encode(b"Ed" + key_id + signature).decode(),
             "trusted comment: " + comment, base64.b64encode(KEY.sign(signature + comment.encode()).signature).decode()]
    return dict(content=content, comment=comment, file="\n".join(lines) + "\n",
                public_key=base64.b64encode(b"Ed" + key_id + PUBLIC).decode())


CANONICAL = [
    {}, [], None, True, "", 0, -1, 2**53 - 1, -(2**53 - 1),
    {"b": [1, "two", {"z": False, "a": None}], "a": "12.50", "": "empty name"},
    {"\u20ac": "euro", "\r": "cr", "\ufb33": "hebrew", "1": "one", "\U0001f600": "smile", "\x80": "control", "ö": "o"},
    "\x00\x08\t\n\x0b\x0c\r\x1f\x7f\"\\/\u2028é\U0001f9fe",
]
entries = log()
vectors = json.dumps(dict(
    vault_id=str(VAULT), seed=SEED.hex(), public_key=PUBLIC.hex(),
    canonical=[dict(value=value, bytes=canonical(value).decode()) for value in CANONICAL],
    genesis=tagged("counterfoil/genesis/v1", VAULT.bytes).hex(), log=entries, documents=documents(),
    anchor=anchor(entries), signature_file=signature_file()), indent=1, ensure_ascii=True) + "\n"
path = pathlib.Path(__file__).with_name("chain-v1.json")
if "--check" in sys.argv:
    sys.exit(0 if path.read_text() == vectors else "chain-v1.json differs")
path.write_text(vectors)
