// Starts the face: styles, the app, and the few things that hold for the whole window.
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { guardWindow } from './shell/window';

const target = document.getElementById('app');
if (target) {
  guardWindow();
  mount(App, { target });
}
