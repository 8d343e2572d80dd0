import * as React from 'react';

/**
 * Opens the application user that the host asks for, once for each request: what a person closes stays closed.
 *
 * @param recordId `systemuserid`; null where the host asks for none.
 * @param onOpen Shows its details.
 */
export function usePrincipalRequest(recordId: string | null, onOpen: (id: string) => void): void {
  const id = recordId?.replace(/[{}]/g, '').toLowerCase() ?? null;
  const open = React.useRef(onOpen);
  open.current = onOpen;
  React.useEffect(() => {
    if (id !== null) {
      open.current(id);
    }
  }, [id]);
}
