/** A container that can harm nobody, itself least of all. */
export const confined = { cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], read_only: true, pids_limit: 256 };
