import './bootstrap/require-node.mjs';

void import('./bootstrap/start.mjs');
