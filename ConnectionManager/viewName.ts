/** The tabs of the control. */
export type ViewName = 'connections' | 'flows';
