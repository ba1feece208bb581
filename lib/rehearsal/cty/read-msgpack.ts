import { UNKNOWN, type Value } from './value';

/** What msgpack itself can say: a `Value`, or the bytes in which a dynamic value has its type. */
export type Raw = Value | Uint8Array | readonly Raw[];

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

/**
 * Reads Terraform's msgpack. Unlike general-purpose readers it takes `__proto__` for a key like any
 * other: users may have such an environment variable.
 *
 * @throws when the bytes are not msgpack.
 */
export function readMsgpack(bytes: Uint8Array): Raw {
  const reader = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), at: 0 };
  return readRaw(reader);
}

function readRaw(reader: Reader): Raw {
  const first = reader.bytes.readUInt8(reader.at++);
  if (first < 0x80) return first;
  if (first < 0x90) return readMap(reader, first & 0x0f);
  if (first < 0xa0) return readList(reader, first & 0x0f);
  if (first < 0xc0) return readText(reader, first & 0x1f);
  if (first >= 0xe0) return first - 0x100;
  const read = FORMS[first];
  if (read === undefined) throw new Error(`not msgpack: byte 0x${first.toString(16)}`);
  return read(reader);
}

const FORMS: Readonly<Record<number, (reader: Reader) => Raw>> = {
  0xc0: () => null,
  0xc2: () => false,
  0xc3: () => true,
  0xc4: (reader) => take(reader, readUnsigned(reader, 1)),
  0xc5: (reader) => take(reader, readUnsigned(reader, 2)),
  0xc6: (reader) => take(reader, readUnsigned(reader, 4)),
  0xc7: (reader) => readExtension(reader, readUnsigned(reader, 1)),
  0xc8: (reader) => readExtension(reader, readUnsigned(reader, 2)),
  0xc9: (reader) => readExtension(reader, readUnsigned(reader, 4)),
  0xca: (reader) => take(reader, 4).readFloatBE(),
  0xcb: (reader) => take(reader, 8).readDoubleBE(),
  0xcc: (reader) => readUnsigned(reader, 1),
  0xcd: (reader) => readUnsigned(reader, 2),
  0xce: (reader) => readUnsigned(reader, 4),
  0xcf: (reader) => exact(take(reader, 8).readBigUInt64BE()),
  0xd0: (reader) => take(reader, 1).readInt8(),
  0xd1: (reader) => take(reader, 2).readInt16BE(),
  0xd2: (reader) => take(reader, 4).readInt32BE(),
  0xd3: (reader) => exact(take(reader, 8).readBigInt64BE()),
  0xd4: (reader) => readExtension(reader, 1),
  0xd5: (reader) => readExtension(reader, 2),
  0xd6: (reader) => readExtension(reader, 4),
  0xd7: (reader) => readExtension(reader, 8),
  0xd8: (reader) => readExtension(reader, 16),
  0xd9: (reader) => readText(reader, readUnsigned(reader, 1)),
  0xda: (reader) => readText(reader, readUnsigned(reader, 2)),
  0xdb: (reader) => readText(reader, readUnsigned(reader, 4)),
  0xdc: (reader) => readList(reader, readUnsigned(reader, 2)),
  0xdd: (reader) => readList(reader, readUnsigned(reader, 4)),
  0xde: (reader) => readMap(reader, readUnsigned(reader, 2)),
  0xdf: (reader) => readMap(reader, readUnsigned(reader, 4)),
};

function take(reader: Reader, length: number): Buffer {
  const end = reader.at + length;
  if (end > reader.bytes.length) throw new Error('not msgpack: ends too early');
  const taken = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return taken;
}

function readUnsigned(reader: Reader, length: number): number {
  return take(reader, length).readUIntBE(0, length);
}

function readText(reader: Reader, length: number): string {
  return take(reader, length).toString('utf8');
}

function readList(reader: Reader, length: number): readonly Raw[] {
  return Array.from({ length }, () => readRaw(reader));
}

function readMap(reader: Reader, length: number): Raw {
  const entries = Array.from({ length }, () => [readRaw(reader), readRaw(reader)] as const);
  return Object.fromEntries(entries) as Value;
}

/** Terraform has two: unknown, and unknown of which something is known, such as "not null". */
function readExtension(reader: Reader, length: number): typeof UNKNOWN {
  take(reader, 1 + length);
  return UNKNOWN;
}

function exact(whole: bigint): number | string {
  const value = Number(whole);
  return Number.isSafeInteger(value) ? value : whole.toString();
}
