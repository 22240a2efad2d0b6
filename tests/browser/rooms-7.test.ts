import {checkRooms} from "./rooms.js";

checkRooms(6, 8);
