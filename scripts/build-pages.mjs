import './bootstrap/require-node.mjs';

void import('./bootstrap/build-pages.mjs');
