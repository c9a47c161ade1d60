/**
 * The characters a font has a glyph for, from its `cmap` table, format 12 (OpenType 1.9, "segmented coverage": all of
 * Unicode); null for bytes that are no such font. Read from the file and not from memory of the paper: it is the file
 * that may be missing, cut off or another one.
 */
export function coverage(font: Uint8Array): ReadonlySet<number> | null {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const table = tableAt(view, 'cmap');
    const groups = table === null ? null : fullUnicodeAt(view, table);
    return groups === null ? null : charactersOf(view, groups);
  } catch (error) {
    // An offset beyond the end: cut off, or no font at all.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function tableAt(view: DataView, name: string): number | null {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (tag === name) return view.getUint32(record + 8);
  }
  return null;
}

function fullUnicodeAt(view: DataView, table: number): number | null {
  const count = view.getUint16(table + 2);
  for (let index = 0; index < count; index += 1) {
    const subtable = table + view.getUint32(table + 4 + index * 8 + 4);
    if (view.getUint16(subtable) === 12) return subtable;
  }
  return null;
}

function charactersOf(view: DataView, subtable: number): ReadonlySet<number> {
  const characters = new Set<number>();
  const count = view.getUint32(subtable + 12);
  for (let index = 0; index < count; index += 1) {
    const group = subtable + 16 + index * 12;
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    if (last > 0x10ffff) throw new RangeError('beyond Unicode');
    for (let code = first; code <= last; code += 1) {
      // Glyph 0 is the empty box.
      if (glyph + code - first !== 0) characters.add(code);
    }
  }
  return characters;
}
