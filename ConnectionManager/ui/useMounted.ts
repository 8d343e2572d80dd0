import * as React from 'react';

/**
 * Whether a component is still there: an answer may come when it is long gone.
 *
 * @returns A ref that is true until then.
 */
export function useMounted(): React.RefObject<boolean> {
  const mounted = React.useRef(true);
  React.useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
}
