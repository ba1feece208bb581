/** The known name that `name` was probably meant to be, if one is close enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const furthest = Math.max(1, Math.floor(name.length / 3));
  const ranked = known
    .map((candidate) => ({
      candidate,
      distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}

/** How many letters to insert, remove, replace or swap with the next. */
function editDistance(from: string, to: string): number {
  const row = (index: number) => rows[index] ?? [];
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row(i).push(
        Math.min(
          at(row(i - 1), j - 1) + (isSame ? 0 : 1),
          at(row(i - 1), j) + 1,
          at(row(i), j - 1) + 1,
          isSwapped ? at(row(i - 2), j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(row(from.length), to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
