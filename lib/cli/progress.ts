import type { Io } from './io';

const CLEAR_LINE = '\r\u001b[2K';

/** Tells a person how far a long job is. */
export interface Progress {
  /** A line that stays. */
  say(text: string): void;
  /** What is going on right now: one line that is drawn over. Only on a terminal. */
  show(text: string): void;
  /** Takes the moving line away. */
  end(): void;
}

export function progressOn(io: Io): Progress {
  if (!io.isTerminal)
    return { say: (text) => io.err(text), show: () => undefined, end: () => undefined };
  return {
    say: (text) => io.draw(`${CLEAR_LINE}${text}\n`),
    show: (text) => io.draw(`${CLEAR_LINE}${oneLine(text)}`),
    end: () => io.draw(CLEAR_LINE),
  };
}

/** Longer, and the terminal would wrap it and never clear the first half. */
function oneLine(text: string): string {
  return text.length > 78 ? `${text.slice(0, 77)}…` : text;
}
