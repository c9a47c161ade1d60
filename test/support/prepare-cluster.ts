import { prepareCluster } from '../../sync/county/store/prepared-cluster.ts';

/** In a process of its own: the engine's memory would stay with the whole run. */
await prepareCluster();
