import { UNKNOWN, isList, type Value } from './value';

/** Any ext type 0 means unknown; this is the shortest. */
const UNKNOWN_BYTES = [0xd4, 0, 0];

/** Bytes as Terraform's msgpack has them. A dynamic value is `[type as JSON bytes, value]`. */
export function writeMsgpack(value: Value | Uint8Array): Buffer {
  const chunks: Uint8Array[] = [];
  write(chunks, value);
  return Buffer.concat(chunks);
}

function write(chunks: Uint8Array[], value: Value | Uint8Array): void {
  if (value === null) chunks.push(Uint8Array.of(0xc0));
  else if (value === UNKNOWN) chunks.push(Uint8Array.from(UNKNOWN_BYTES));
  else if (typeof value === 'boolean') chunks.push(Uint8Array.of(value ? 0xc3 : 0xc2));
  else if (typeof value === 'number') chunks.push(numberBytes(value));
  else if (typeof value === 'string') writeText(chunks, value);
  else writeCompound(chunks, value);
}

function writeCompound(chunks: Uint8Array[], value: Exclude<Value, null> | Uint8Array): void {
  if (value instanceof Uint8Array) {
    chunks.push(header(value.length, [undefined, 0xc4, 0xc5, 0xc6]), value);
  } else if (isList(value as Value)) {
    const items = value as readonly Value[];
    chunks.push(header(items.length, [{ base: 0x90, below: 16 }, undefined, 0xdc, 0xdd]));
    for (const item of items) write(chunks, item);
  } else {
    const entries = Object.entries(value);
    chunks.push(header(entries.length, [{ base: 0x80, below: 16 }, undefined, 0xde, 0xdf]));
    for (const [key, member] of entries) {
      writeText(chunks, key);
      write(chunks, member as Value);
    }
  }
}

function writeText(chunks: Uint8Array[], text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  chunks.push(header(bytes.length, [{ base: 0xa0, below: 32 }, 0xd9, 0xda, 0xdb]), bytes);
}

function numberBytes(value: number): Uint8Array {
  if (Number.isInteger(value) && value >= 0 && value < 128) return Uint8Array.of(value);
  const bytes = Buffer.alloc(9);
  if (Number.isSafeInteger(value)) {
    bytes[0] = 0xd3;
    bytes.writeBigInt64BE(BigInt(value), 1);
  } else {
    bytes[0] = 0xcb;
    bytes.writeDoubleBE(value, 1);
  }
  return bytes;
}

/** How a length is written: inside the first byte, or in 8, 16 or 32 bits after the given byte. */
type Forms = readonly [
  fixed: { readonly base: number; readonly below: number } | undefined,
  bits8: number | undefined,
  bits16: number,
  bits32: number,
];

function header(length: number, [fixed, bits8, bits16, bits32]: Forms): Uint8Array {
  if (fixed !== undefined && length < fixed.below) return Uint8Array.of(fixed.base | length);
  if (bits8 !== undefined && length < 0x100) return Uint8Array.of(bits8, length);
  if (length < 0x10000) return Uint8Array.of(bits16, length >> 8, length & 0xff);
  const bytes = Buffer.alloc(5);
  bytes[0] = bits32;
  bytes.writeUInt32BE(length, 1);
  return bytes;
}
