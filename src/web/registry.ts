import type { Permission } from '../accounts/permissions.ts';

/** Who may open a route: holders of a right, anybody, or anybody who is signed in. */
export type Guard = Permission | 'public' | 'signed-in';

/** One route as it was mounted. */
export interface MountedRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly permission: Guard;
}

const routes = new Map<string, MountedRoute>();

/** Remembers a route. @throws Error when the same address was mounted with another right. */
export function register(route: MountedRoute): void {
  const key = `${route.method} ${route.path}`;
  const known = routes.get(key);
  if (known !== undefined && known.permission !== route.permission)
    throw new Error(`${key} is mounted twice with different rights`);
  routes.set(key, route);
}

/** Every route mounted in this process, for the test of each role against each route. */
export function mountedRoutes(): readonly MountedRoute[] {
  return [...routes.values()];
}
