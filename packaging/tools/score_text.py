#!/usr/bin/env python3
"""Scores `eval text`: how many sentences are acted on, and how many of those wrongly.

usage: score_text.py IN.jsonl OUT.jsonl
Each source has its own labels. The table below says, for each label, which devices and operations a car may answer it
with; anything else that was acted on counts as wrong. It judges device and operation, not zones and values.
"""
import collections
import json
import sys

LIGHT = {"reading-light", "dome-light", "ambient-light", "headlights", "high-beam", "fog-lights", "rear-dome-light",
         "footwell-light", "parking-lights", "light-bar", "star-roof", "ambient-effect", "ambient-theme", "door-light"}
COVER = {"window", "window-shade", "sunshade", "sunroof", "door", "trunk", "door-lock"}
MEDIA = {"media", "radio", "media-source", "radio-seek", "radio-band", "radio-frequency", "favorite-station", "shuffle", "repeat",
         "favorite-song", "playback-speed", "video", "ambient-sound", "equalizer", "lyrics"}
PLAYING = {"current-song", "current-artist", "current-album", "current-genre", "song-length", "station-name"}
WAY = {"navigation", "arrival-time", "remaining-distance", "next-turn", "next-road", "turn-distance", "guided-place", "map-traffic",
       "stopover", "distance-ahead", "traffic-announcements"}
CALL = {"phone", "redial", "call-back", "message"}
ANY = None
UP, DOWN = {"increase", "on", "set"}, {"decrease", "off", "set"}
PLAY = {"start", "resume", "set", "select", "on"}
LEVEL = {"set", "increase", "decrease"}

MAY = {
    "HassTurnOn": (LIGHT | COVER | {"fan", "media", "radio"}, {"on", "open", "start", "set"}),
    "HassTurnOff": (LIGHT | COVER | {"fan", "media", "radio"}, {"off", "close", "stop"}),
    "HassLightSet": (LIGHT, {"set", "increase", "decrease", "on"}),
    "HassSetVolume": ({"volume"}, LEVEL), "HassSetVolumeRelative": ({"volume"}, LEVEL),
    "HassMediaNext": ({"media"}, {"next"}), "HassMediaPrevious": ({"media"}, {"previous"}),
    "HassMediaPause": ({"media"}, {"pause", "stop"}), "HassMediaUnpause": ({"media"}, {"resume", "start"}),
    "HassMediaSearchAndPlay": (MEDIA, PLAY),
    "HassClimateSetTemperature": ({"temperature"}, LEVEL),
    "HassClimateGetTemperature": ({"temperature", "inside-temperature", "outside-temperature"}, {"query"}),
    "HassGetState": (ANY, {"query"}), "HassSetPosition": (COVER, {"set", "open", "close"}),
    "HVACFanSpeed": ({"fan"}, LEVEL | {"on", "off"}), "HVACTemperature": ({"temperature"}, LEVEL),
    "VolumeControl": ({"volume"}, LEVEL | {"off"}),
    "play_music": (MEDIA, PLAY), "play_radio": (MEDIA, PLAY), "play_podcasts": (MEDIA, PLAY | {"next"}),
    "play_audiobook": (MEDIA, PLAY | {"pause"}), "music": (MEDIA, PLAY), "podcasts": (MEDIA, PLAY | {"next"}),
    "PlayMusic": (MEDIA, PLAY), "music_query": (MEDIA | PLAYING, {"query", "start"}), "music_settings": (MEDIA | {"volume"}, ANY),
    "iot_hue_lighton": (LIGHT, {"on", "increase"}), "iot_hue_lightoff": (LIGHT, {"off"}),
    "iot_hue_lightup": (LIGHT, UP), "iot_hue_lightdim": (LIGHT, DOWN),
    "iot_hue_lightchange": (LIGHT, {"set", "select", "on", "decrease", "increase"}),
    "audio_volume_up": ({"volume"}, UP), "audio_volume_down": ({"volume"}, DOWN),
    "audio_volume_mute": ({"volume", "media"}, {"off", "set", "pause", "stop", "decrease"}),
    "transport_query": (WAY, {"query", "start"}), "transport_traffic": (WAY, {"query", "on", "start"}),
    "recommendation_locations": (WAY, {"start", "query", "set"}),
    "make_call": (CALL, {"start"}), "text": (CALL, {"send", "start"}),
    "change_volume": ({"volume"}, LEVEL), "next_song": ({"media"}, {"next"}), "what_song": (MEDIA | PLAYING, {"query"}),
    "directions": (WAY, {"start", "query", "set"}), "traffic": (WAY, {"query", "on", "start"}),
    "distance": (WAY | {"range"}, {"query", "start"}), "tire_pressure": ({"tire-pressure"}, {"query"}),
    "gas": ({"battery", "range", "charging-state"}, {"query"}), "current_location": (WAY, {"query"}),
    "smart_home": (LIGHT, ANY), "mpg": ({"range", "battery", "consumption"}, {"query"}),
}


def fits(label, action):
    devices, operations = MAY.get(label, (set(), set()))
    return (devices is ANY or action["device"] in devices) and (operations is ANY or action["operation"] in operations)


decisions = collections.Counter()
wrong = collections.defaultdict(list)
with open(sys.argv[1]) as given, open(sys.argv[2]) as decided:
    for line, result in zip(given, decided):
        record, out = json.loads(line), json.loads(result)
        decisions[out["decision"]] += 1
        label = (record.get("gold") or {}).get("intent")
        if out["decision"] in ("act", "answer") and not all(fits(label, a) for a in out["actions"]):
            wrong[out["decision"]].append((record["text"], label, [(a["device"], a["operation"]) for a in out["actions"]]))
total = sum(decisions.values())
print(f"{total} sentences: " + ", ".join(f"{k} {v}" for k, v in decisions.most_common()))
for kind in ("act", "answer"):
    print(f"{kind}: {decisions[kind]}, of these wrongly {len(wrong[kind])}")
if "-v" in sys.argv:
    for kind, cases in wrong.items():
        for case in cases:
            print(kind, *case, sep=" | ")
