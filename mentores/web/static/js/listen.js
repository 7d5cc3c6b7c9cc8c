/* A button in data-listen reads the page aloud where the browser has a voice of its language; again, it pauses. */
(function () {
  'use strict';

  var BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, legend, label, summary';
  var AT_HOME = { pt: 'pt-pt', en: 'en-gb' };
  var synth = window.speechSynthesis;
  var main = document.getElementById('main');
  var places = [].slice.call(document.querySelectorAll('[data-listen]'));
  var language = document.documentElement.lang.toLowerCase();
  var voice = null;
  var said = [];
  var next = 0;
  var turn = 0;
  var reads = false;

  function spokenBy(one) {
    return one.lang.toLowerCase().replace('_', '-');
  }

  function chosen() {
    var fitting = synth.getVoices().filter(function (one) {
      return spokenBy(one).split('-')[0] === language.split('-')[0];
    });
    var nearest = fitting.filter(function (one) {
      return spokenBy(one) === (AT_HOME[language] || language);
    });
    return nearest[0] || fitting[0] || null;
  }

  function spokenHere(block) {
    var element = block;
    while (element && !element.getAttribute('lang')) {
      element = element.parentElement;
    }
    return !element || element.getAttribute('lang').toLowerCase() === language;
  }

  function texts() {
    return [].filter.call(main.querySelectorAll(BLOCKS), function (block) {
      var isSeen = block.getClientRects().length > 0;
      return isSeen && spokenHere(block) && !block.querySelector(BLOCKS) && !block.hasAttribute('data-listen');
    }).map(function (block) {
      return block.textContent.replace(/\s+/g, ' ').trim();
    }).filter(Boolean);
  }

  function show() {
    places.forEach(function (place) {
      place.querySelector('[data-listen-play]').hidden = reads;
      place.querySelector('[data-listen-pause]').hidden = !reads;
    });
  }

  function stop() {
    reads = false;
    turn += 1;
    synth.cancel();
    show();
  }

  function read() {
    var mine = turn;
    var utterance;
    if (next >= said.length) {
      next = 0;
      stop();
      return;
    }
    utterance = new window.SpeechSynthesisUtterance(said[next]);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = function () {
      if (mine === turn) {
        next += 1;
        read();
      }
    };
    utterance.onerror = function () {
      if (mine === turn) {
        stop();
      }
    };
    synth.speak(utterance);
  }

  function press() {
    if (reads) {
      stop();
      return;
    }
    if (next === 0) {
      said = texts();
    }
    reads = true;
    turn += 1;
    show();
    synth.cancel();
    read();
  }

  function offer() {
    voice = chosen();
    places.forEach(function (place) { place.hidden = !voice; });
  }

  if (!synth || !window.SpeechSynthesisUtterance || !main) {
    return;
  }
  places.forEach(function (place) {
    place.querySelector('button').addEventListener('click', press);
  });
  offer();
  synth.onvoiceschanged = offer;
  window.addEventListener('pagehide', stop);
}());
