/**
 * Runs `job` whenever it is asked for, one run at a time: however often it is asked for while it runs, it runs once more
 * behind. A run is told whether it was asked for again, so that what it found is of the past.
 */
export function newestOnly(job: (isPast: () => boolean) => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async () => {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await job(() => isWanted);
      }
    } finally {
      isRunning = false;
    }
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
