/** Loads that are to be done: many that come while one runs are one. */
export interface DueLoads {
  readonly add: () => void;
  /** Ends the wait under way, or the next one. */
  readonly ring: () => void;
  /** `ms`: at most so long; null: until the bell rings. */
  readonly wait: (ms: number | null) => Promise<void>;
  /** True when one was due; none is afterwards. */
  readonly take: () => boolean;
}

export function dueLoads(): DueLoads {
  let isDue = false;
  let rung = false;
  let wake: () => void = () => undefined;
  return {
    add: () => {
      isDue = true;
    },
    ring: () => {
      rung = true;
      wake();
    },
    async wait(ms) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = ms === null ? null : setTimeout(resolve, ms);
          wake = () => {
            if (timer !== null) clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
    },
    take() {
      const was = isDue;
      isDue = false;
      return was;
    },
  };
}
