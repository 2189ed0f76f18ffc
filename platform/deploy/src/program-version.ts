/**
 * Raised when the same desired state is to be made differently: every twin is then deployed again, from its last
 * snapshot.
 */
export const programVersion = '1';
