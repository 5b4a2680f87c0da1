#!/usr/bin/env python3
"""Opens the frozen vault of this folder from docs/formats/vault.md alone, with other implementations than ours.

    pip install argon2-cffi pynacl && python3 check.py
"""
import hashlib, hmac, json, pathlib, sys, unicodedata
from argon2.low_level import ffi, lib  # the low-level call, for Argon2's K and X
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as open_xchacha
from nacl.signing import SigningKey

HERE = pathlib.Path(__file__).parent
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hkdf(secret, info, length=32, salt=bytes(32)):
    key, okm, block = hmac.digest(salt, secret, "sha256"), b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        okm += block
    return okm[:length]


def argon2id(passphrase, kdf, secret, associated):
    out = ffi.new("uint8_t[32]")
    keep = [ffi.from_buffer(b) for b in (passphrase, bytes.fromhex(kdf["salt"]), secret or b"", associated)]
    context = ffi.new("argon2_context *", dict(
        version=kdf["v"], out=out, outlen=32, pwd=ffi.cast("uint8_t *", keep[0]), pwdlen=len(passphrase),
        salt=ffi.cast("uint8_t *", keep[1]), saltlen=16,
        secret=ffi.cast("uint8_t *", keep[2]) if secret else ffi.NULL, secretlen=len(secret or b""),
        ad=ffi.cast("uint8_t *", keep[3]), adlen=32, t_cost=kdf["t"], m_cost=kdf["m_kib"], lanes=kdf["p"],
        threads=kdf["p"], allocate_cbk=ffi.NULL, free_cbk=ffi.NULL, flags=lib.ARGON2_DEFAULT_FLAGS))
    assert lib.argon2_ctx(context, lib.Argon2_id) == lib.ARGON2_OK
    return bytes(out)


def code_text(secret):
    checksum = int.from_bytes(hashlib.sha256(b"counterfoil/recovery/checksum/v1" + secret).digest()[:3], "big") >> 4
    bits = int.from_bytes(secret, "big") << 20 | checksum
    symbols = "".join(ALPHABET[bits >> 5 * at & 31] for at in reversed(range(36)))
    return "-".join(symbols[at:at + 4] for at in range(0, 36, 4))


def code_secret(text):
    bits = 0
    for symbol in text.replace("-", ""):
        bits = bits << 5 | ALPHABET.index(symbol)
    secret = (bits >> 20).to_bytes(20, "big")
    assert code_text(secret) == text
    return secret


def bech32(prefix, data):
    """BIP 173."""
    charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = int.from_bytes(data, "big") << (-8 * len(data)) % 5
    values = [bits >> 5 * at & 31 for at in reversed(range(-(-8 * len(data) // 5)))]
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values + [0] * 6:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> at & 1 else 0
    values += [(check ^ 1) >> 5 * at & 31 for at in reversed(range(6))]
    return (prefix + "1" + "".join(charset[value] for value in values)).upper()


def age_identity(secret):
    return bech32("age-secret-key-", hkdf(secret, b"counterfoil/recovery/age-x25519/v1"))


def associated(header, slot):
    kdf = slot["kdf"]
    cost = ",".join(str(kdf[name]) for name in ("alg", "v", "m_kib", "t", "p", "salt")) if kdf else "none"
    return hashlib.sha256("".join(line + "\n" for line in (
        "counterfoil/slot/v1", f"vault_id={header['vault_id']}", f"epoch={header['epoch']}", f"id={slot['id']}",
        f"kind={slot['kind']}", f"user={slot['user']}", f"role={slot['role']}", f"label={slot['label']}",
        f"created={slot['created']}", f"kdf={cost}", f"device={slot['device'] or 'none'}", f"nonce={slot['nonce']}",
    )).encode()).digest()


def unwrap(header, slot, secrets):
    aad, vault = associated(header, slot), bytes.fromhex(header["vault_id"].replace("-", ""))
    item = {name: bytes.fromhex(value) for name, value in secrets["keyring"].items()}
    kind, passphrase = slot["kind"], unicodedata.normalize("NFKC", secrets["passphrase"]).encode()
    source = {
        "passphrase-device": lambda: argon2id(passphrase, slot["kdf"], item["device"][17:], aad),
        "portable": lambda: argon2id(passphrase, slot["kdf"], None, aad),
        "recovery": lambda: code_secret(secrets["recovery_code"]),
        "quick": lambda: item["quick"][1:33],
    }[kind]()
    key = hkdf(source, b"counterfoil/slot/v1|" + slot["id"].encode() + b"|" + kind.encode(), salt=vault)
    payload = open_xchacha(bytes.fromhex(slot["wrapped"]), aad, bytes.fromhex(slot["nonce"]), key)
    return payload[:32], payload[32:]


def expected(folder):
    secrets = json.loads((folder / "secrets.json").read_text())
    line, mac, rest = (folder / "keys.a").read_bytes().split(b"\n")
    header = json.loads(line)
    opened = {unwrap(header, slot, secrets) for slot in header["slots"]}
    assert len(opened) == 1 and rest == b"", "every slot holds the same payload"
    (data_key, seed), = opened
    assert hmac.digest(hkdf(data_key, b"counterfoil/vault/header/v1"), line, "sha256").hex() == mac.decode()
    assert SigningKey(seed).verify_key.encode().hex() == header["users"][0]["verifying_key"]
    if header["devices"]:
        secret = bytes.fromhex(secrets["keyring"]["device"])[17:]
        assert hmac.digest(secret, b"counterfoil/device-id/v1", "sha256")[:8].hex() == header["devices"][0]["dsk_id"]
    derived = hkdf(data_key, b"counterfoil/vault/database/v1", 48)
    return {
        "age_identity": age_identity(code_secret(secrets["recovery_code"])),
        "database_key": derived[:32].hex(), "database_salt": derived[32:].hex(), "signing_seed": seed.hex(),
        **{f"{name}_key": hkdf(data_key, f"counterfoil/vault/{name}/v1".encode()).hex() for name in ("files", "log", "anchor")},
    }


def main():
    if sys.argv[1:] == ["goldens"]:
        for step in (0, 7):
            secret = bytes(at * step % 256 for at in range(20))
            print(f'    ({step}, "{code_text(secret)}", "{age_identity(secret)}"),')
        return
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir()):
        computed = json.dumps(expected(folder), indent=2, sort_keys=True) + "\n"
        if sys.argv[1:] == ["freeze"]:
            (folder / "expected.json").write_text(computed)
        assert (folder / "expected.json").read_text() == computed, folder.name
        print(f"{folder.name}: opened, all keys as expected")


main()
