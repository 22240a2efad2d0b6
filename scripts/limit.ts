/** Runs at most `most` tasks at a time; the others wait for their turn, in order. */
export function limited(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else ++running;
    try {
      return await task();
    } finally {
      // The place is handed on, so that nobody who comes later is served first.
      const next = waiting.shift();
      if (next) next();
      else --running;
    }
  };
}
