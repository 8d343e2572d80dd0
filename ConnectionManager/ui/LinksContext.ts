import * as React from 'react';
import type { Links } from '../model/links';

const LinksContext = React.createContext<Links>(() => null);

/** Gives everything inside the addresses of the platform's pages. */
export const LinksProvider = LinksContext.Provider;

/** @returns The addresses of the platform's pages in the environment's cloud. */
export function useLinks(): Links {
  return React.useContext(LinksContext);
}
