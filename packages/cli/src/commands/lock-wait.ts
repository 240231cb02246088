/** A second command on the same workspace waits a little: most questions are answered sooner. */
export const LOCK_WAIT_MS = 5000;
